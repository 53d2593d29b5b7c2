/// Turns words into a command, and whatever goes wrong into one sentence and an exit code.

#include <cstdio>
#include <exception>
#include <new>
#include <string_view>

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "core/check.hpp"
#include "core/problems.hpp"
#include "core/version.hpp"
#include "io/request.hpp"
#include "io/text_file.hpp"

namespace {

using namespace corridor;
using cli::ExitCode;

int end_with(ExitCode code, std::string_view sentence)
{
    fmt::print(stderr, "{}\n", sentence);
    return static_cast<int>(code);
}

int report(const InputError& error)
{
    const std::size_t n = error.problems().size();
    fmt::print(stderr, "{}\n", error.what());
    return end_with(ExitCode::wrong_input, n == 1 ? "1 mistake" : fmt::format("{} mistakes", n));
}

int report_unexpected(std::string_view what)
{
    return end_with(ExitCode::bug,
                    fmt::format("{}\nPlease report this with the command you typed; corridor {} ({})", what,
                                version(), commit()));
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        cli::obey(argc, argv);
        return static_cast<int>(ExitCode::done);
    } catch (const cli::Stopped& stopped) {
        return end_with(ExitCode::interrupted, stopped.what());
    } catch (const cli::CommandError& error) {
        return end_with(ExitCode::wrong_command_line, error.what());
    } catch (const RequestError& error) {
        return end_with(ExitCode::wrong_command_line, error.what());
    } catch (const InputError& error) {
        return report(error);
    } catch (const FileError& error) {
        return end_with(ExitCode::file_trouble, error.what());
    } catch (const std::filesystem::filesystem_error& error) {
        return end_with(ExitCode::file_trouble, error.what());
    } catch (const std::bad_alloc&) {
        return end_with(ExitCode::file_trouble, "there is not enough memory for this");
    } catch (const std::exception& error) {
        return report_unexpected(error.what());
    }
}
