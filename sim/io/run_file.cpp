#include "io/run_file.hpp"

#include <bit>
#include <cstring>

#include "core/check.hpp"
#include "io/sha256.hpp"

namespace corridor {
namespace {

using namespace std::string_view_literals;

static_assert(std::endian::native == std::endian::little, "run files hold little-endian numbers");

constexpr std::string_view magic = "corridor run 1\n\0"sv;
constexpr std::size_t digest_size = 64;
constexpr std::size_t head_size = magic.size() + digest_size + 3 * sizeof(std::uint64_t);

void append(std::string& bytes, std::uint64_t number)
{
    char piece[sizeof number];
    std::memcpy(piece, &number, sizeof number);
    bytes.append(piece, sizeof number);
}

/// Takes pieces off the front; the caller has checked that they are there.
std::string_view take(std::string_view& bytes, std::size_t n)
{
    const std::string_view piece = bytes.substr(0, n);
    bytes.remove_prefix(n);
    return piece;
}

std::uint64_t take_number(std::string_view& bytes)
{
    std::uint64_t number = 0;
    std::memcpy(&number, take(bytes, sizeof number).data(), sizeof number);
    return number;
}

}  // namespace

std::string bytes_of(const RunOutcome& outcome, std::string_view plan_sha256)
{
    CORRIDOR_CHECK(plan_sha256.size() == digest_size, "a plan is named by its SHA-256");
    CORRIDOR_CHECK(outcome.is_done() || outcome.values.empty(), "a run that failed leaves no values");
    std::string bytes(magic);
    bytes += plan_sha256;
    append(bytes, outcome.run);
    append(bytes, outcome.reason.size());
    append(bytes, outcome.values.size());
    bytes += outcome.reason;
    bytes.append(reinterpret_cast<const char*>(outcome.values.data()),
                 outcome.values.size() * sizeof(double));
    return bytes + sha256_hex(bytes);
}

std::optional<ReadRun> run_in(std::string_view bytes)
{
    if (bytes.size() < head_size + digest_size) return std::nullopt;
    const std::string_view content = bytes.substr(0, bytes.size() - digest_size);
    if (sha256_hex(content) != bytes.substr(content.size())) return std::nullopt;
    std::string_view rest = content;
    if (take(rest, magic.size()) != magic) return std::nullopt;
    ReadRun read{.plan_sha256 = std::string(take(rest, digest_size)), .outcome = {}};
    read.outcome.run = take_number(rest);
    const std::uint64_t reason_size = take_number(rest);
    const std::uint64_t n_values = take_number(rest);
    if (reason_size > rest.size() || n_values > rest.size() / sizeof(double) ||
        rest.size() != reason_size + n_values * sizeof(double))
        return std::nullopt;
    read.outcome.reason = take(rest, reason_size);
    read.outcome.values.resize(n_values);
    if (n_values > 0) std::memcpy(read.outcome.values.data(), rest.data(), rest.size());
    return read;
}

}  // namespace corridor
