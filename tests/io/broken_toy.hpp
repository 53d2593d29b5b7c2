/// The toy corridor with mistakes put into it, and what the reader says to them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/text.hpp"
#include "io/corridor_reader.hpp"

namespace corridor::test {

inline std::filesystem::path toy_folder()
{
    return std::filesystem::path(CORRIDOR_SOURCE_DIR) / "configs" / "toy";
}

/// What an InputError carries, one line each; empty when `read` throws none.
template <class Read>
std::vector<std::string> problems_of(Read read)
{
    std::vector<std::string> lines;
    try {
        read();
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) lines.push_back(problem.to_string());
    }
    return lines;
}

class BrokenToy {
public:
    BrokenToy() : texts_(load_corridor_texts(toy_folder())) { texts_.folder = "toy"; }

    /// Replaces the first occurrence of `from`, which must be there.
    BrokenToy& replace(const std::string& file, const std::string& from, const std::string& to)
    {
        std::string& text = text_of(file);
        const std::size_t at = text.find(from);
        if (at == text.npos) throw std::logic_error(file + " holds no " + from);
        text.replace(at, from.size(), to);
        return *this;
    }

    /// Writes into one cell. Tables of the toy have no quotes and no comments.
    BrokenToy& set(const std::string& file, const std::string& row, const std::string& column,
                   const std::string& cell)
    {
        std::vector<std::vector<std::string>> rows;
        for (const std::string_view line : split(trim(text_of(file)), '\n')) {
            rows.emplace_back();
            for (const std::string_view text : split(line, ',')) rows.back().emplace_back(text);
        }
        const auto at = std::ranges::find(rows.front(), column) - rows.front().begin();
        const auto found =
            std::ranges::find_if(rows, [&](const auto& cells) { return cells.front() == row; });
        if (found == rows.end() || at == std::ssize(rows.front()))
            throw std::logic_error(file + ": no such cell");
        (*found)[static_cast<std::size_t>(at)] = cell;
        std::string& text = text_of(file);
        text.clear();
        for (const auto& cells : rows) text += join(cells, ",") + "\n";
        return *this;
    }

    BrokenToy& append(const std::string& file, const std::string& line)
    {
        text_of(file) += line + "\n";
        return *this;
    }

    BrokenToy& remove(const std::string& file)
    {
        std::erase_if(texts_.files, [&](const SourceFile& known) { return known.name == file; });
        return *this;
    }

    /// Line of the first line that begins with these words.
    int line(const std::string& file, const std::string& beginning)
    {
        int number = 0;
        for (const std::string_view text : split(text_of(file), '\n')) {
            ++number;
            if (text.starts_with(beginning)) return number;
        }
        throw std::logic_error(file + ": no line begins with " + beginning);
    }

    int last_line(const std::string& file)
    {
        return static_cast<int>(std::ranges::count(text_of(file), '\n'));
    }

    std::string& text_of(const std::string& file)
    {
        const auto found = std::ranges::find(texts_.files, file, &SourceFile::name);
        if (found == texts_.files.end()) throw std::logic_error("no file " + file);
        return found->text;
    }

    CorridorTexts& texts() { return texts_; }
    Corridor read() const { return read_corridor(texts_); }
    std::vector<std::string> problems() const
    {
        return problems_of([this] { read_corridor(texts_); });
    }

private:
    CorridorTexts texts_;
};

using Lines = std::vector<std::string>;

}  // namespace corridor::test
