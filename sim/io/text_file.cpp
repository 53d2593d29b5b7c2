#include "io/text_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace corridor {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Length of the UTF-8 sequence that `text` begins with; 0 if it begins with none.
std::size_t sequence_length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i, unsigned least, unsigned most) {
        return i < text.size() && byte(i) >= least && byte(i) <= most;
    };
    const unsigned first = byte(0);
    if (first == 0) return 0;
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1, 0x80, 0xBF) ? 2 : 0;
    // The narrower second bytes exclude overlong forms, surrogates and what lies beyond U+10FFFF.
    const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (!continues(1, least, most) || !continues(2, 0x80, 0xBF)) return 0;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    return first >= 0xF0 && first <= 0xF4 && continues(3, 0x80, 0xBF) ? 4 : 0;
}

}  // namespace

std::string read_whole_file(const std::filesystem::path& file)
{
    if (std::filesystem::is_directory(file)) throw FileError(file, "is a folder, not a file");
    std::ifstream in(file, std::ios::binary);
    if (!in) throw FileError(file, std::string("cannot be opened: ") + std::strerror(errno));
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) throw FileError(file, std::string("cannot be read: ") + std::strerror(errno));
    return text;
}

std::string_view without_byte_order_mark(std::string_view text)
{
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text;
}

int first_line_that_is_no_text(std::string_view text)
{
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) return line;
        if (text[at] == '\n') ++line;
        at += length;
    }
    return 0;
}

std::string no_text_message(std::string_view text)
{
    const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    return utf16 ? "the file is UTF-16, not UTF-8: save it as \"CSV UTF-8\""
                 : "the file is not UTF-8 from here on: save it as \"CSV UTF-8\" or plain text in UTF-8";
}

}  // namespace corridor
