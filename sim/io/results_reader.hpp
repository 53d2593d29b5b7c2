/// Reads a results file back: to export it, to merge the shards of a sweep, to compare.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/results_layout.hpp"

namespace corridor {

class ResultsReader {
public:
    /// Opens results, finished or not (a part). Throws FileError where the file cannot be read, is none of
    /// ours, or has a newer format.
    explicit ResultsReader(const std::filesystem::path& path);
    ResultsReader(ResultsReader&&) noexcept;
    ResultsReader& operator=(ResultsReader&&) noexcept;
    ~ResultsReader();

    bool is_complete() const;
    std::int32_t replicates_done() const;

    /// Dimensions and variables in the order in which they were written.
    const ResultsLayout& layout() const;

    /// All values of a variable in row-major order. Throws Bug unless it is stored so.
    std::vector<double> read_numbers(std::string_view variable) const;
    std::vector<std::int64_t> read_integers(std::string_view variable) const;  // int32 and int64
    std::vector<std::string> read_texts(std::string_view variable) const;

private:
    class Contents;
    std::unique_ptr<Contents> contents_;
};

}  // namespace corridor
