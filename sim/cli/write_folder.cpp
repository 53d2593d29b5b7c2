#include "cli/write_folder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/write_text.hpp"
#include "io/corridor_texts.hpp"
#include "io/text_file.hpp"

namespace corridor::cli {

namespace fs = std::filesystem;

namespace {

fs::path beside(fs::path folder, const char* ending)
{
    folder += ending;
    if (fs::exists(folder)) throw FileError(folder, "was left by a run that was killed; move it away first");
    return folder;
}

bool is_file_of_a_corridor(const fs::directory_entry& entry)
{
    const std::string name = entry.path().filename().string();
    return entry.is_regular_file() &&
           std::ranges::find(corridor_files, name, &CorridorFile::name) != corridor_files.end();
}

/// A folder that goes again unless it was given another name.
class Part {
public:
    explicit Part(fs::path path) : path_(std::move(path)) { fs::create_directories(path_); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part()
    {
        std::error_code nothing_more_can_be_done;
        fs::remove_all(path_, nothing_more_can_be_done);
    }

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Gives `part` the name of `folder`, whose earlier content stands in `old` if it `replaces` any. Where that
/// fails the earlier content has its name again, or the message says where it is.
void take_the_name(const fs::path& part, const fs::path& folder, const fs::path& old, bool replaces)
{
    std::error_code trouble;
    fs::rename(part, folder, trouble);
    if (!trouble) return;
    const std::string what = fmt::format("the new corridor could not be put there ({})", trouble.message());
    if (!replaces) throw FileError(folder, what);
    std::error_code also;
    fs::rename(old, folder, also);
    throw FileError(folder, also ? fmt::format("{}; the earlier one is now in {}", what, old.string())
                                 : fmt::format("{}; the earlier one is still there", what));
}

}  // namespace

void refuse_to_replace_corridor(const fs::path& folder, bool force)
{
    refuse_to_replace(folder, force);
    if (!fs::exists(folder)) return;
    if (!fs::is_directory(folder)) throw FileError(folder, "is a file, where a folder is to be written");
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (is_file_of_a_corridor(entry)) continue;
        throw FileError(folder,
                        fmt::format("holds {}, which is no file of a corridor and would be lost; choose "
                                    "another folder with -o",
                                    entry.path().filename().string()));
    }
}

void write_folder(const fs::path& folder, const std::vector<SourceFile>& files)
{
    const fs::path old = beside(folder, ".old");
    const Part part(beside(folder, ".part"));
    for (const SourceFile& file : files) write_text(part.path() / file.name, file.text);
    const bool replaces = fs::exists(folder);
    if (replaces) fs::rename(folder, old);
    take_the_name(part.path(), folder, old, replaces);
    if (replaces) fs::remove_all(old);
}

}  // namespace corridor::cli
