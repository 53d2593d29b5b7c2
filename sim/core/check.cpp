#include "core/check.hpp"

#include <string>

#include <fmt/format.h>

namespace corridor {

namespace {

// The path from sim/ on: where the build machine keeps its files is nobody's business.
std::string_view from_layer(std::string_view path)
{
    const auto at = path.rfind("/sim/");
    return at == std::string_view::npos ? path : path.substr(at + 1);
}

}  // namespace

Bug::Bug(std::string_view where, std::string_view message)
    : std::logic_error(fmt::format("this is a bug in {}: {}", where, message))
{}

void report_bug(const char* file, int line, std::string_view message)
{
    throw Bug(fmt::format("{}:{}", from_layer(file), line), message);
}

}  // namespace corridor
