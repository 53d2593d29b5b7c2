/// Text that users wrote, as it comes from their disks.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace corridor {

/// The operating system, or the HDF5 library, refused: "results.h5: cannot be written: No space left on
/// device".
class FileError : public std::runtime_error {
public:
    FileError(const std::filesystem::path& file, std::string_view what_failed)
        : std::runtime_error(file.string() + ": " + std::string(what_failed))
    {}
};

/// Every byte of a file. Throws FileError if it is not there or cannot be read.
std::string read_whole_file(const std::filesystem::path& file);

/// `text` without the byte-order mark that spreadsheets put first.
std::string_view without_byte_order_mark(std::string_view text);

/// Line (from 1) of the first byte that cannot be UTF-8 text, a NUL included; 0 when all can.
int first_line_that_is_no_text(std::string_view text);

/// Why a file whose `line` is no text may be so, and what to do about it.
std::string no_text_message(std::string_view text);

}  // namespace corridor
