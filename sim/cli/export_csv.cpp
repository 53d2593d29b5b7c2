#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "cli/export_tables.hpp"
#include "core/check.hpp"
#include "core/text.hpp"
#include "io/csv_cell.hpp"
#include "io/text_file.hpp"

namespace corridor::cli {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

std::string cell(double number)
{
    return std::isnan(number) ? "" : fmt::format("{}", number);
}

Texts labels_of(const Dimension& dimension)
{
    Texts labels;
    std::visit(
        [&](const auto& values) {
            for (const auto& value : values) {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Date>)
                    labels.push_back(value.to_string());
                else
                    labels.push_back(fmt::format("{}", value));
            }
        },
        dimension.values);
    return labels;
}

Texts cells_of(const ResultsReader& results, const Variable& variable)
{
    Texts cells;
    switch (variable.storage) {
    case Storage::text:
        for (const std::string& text : results.read_texts(variable.name)) cells.push_back(csv_cell(text));
        break;
    case Storage::float64:
        for (const double number : results.read_numbers(variable.name)) cells.push_back(cell(number));
        break;
    default:
        for (const std::int64_t number : results.read_integers(variable.name))
            cells.push_back(fmt::format("{}", number));
    }
    return cells;
}

/// Walks the combinations of labels in the order in which values are stored.
class RowLabels {
public:
    RowLabels(const ResultsLayout& layout, const Texts& dimensions)
    {
        for (const std::string& name : dimensions) {
            labels_.push_back(labels_of(*layout.find_dimension(name)));
            for (std::string& label : labels_.back()) label = csv_cell(label);
            n_rows_ *= labels_.back().size();
        }
    }

    std::size_t n_rows() const { return n_rows_; }

    /// "baseline,0,2010-01-01,"
    std::string of(std::size_t row) const
    {
        std::string text;
        for (auto axis = labels_.rbegin(); axis != labels_.rend(); ++axis) {
            text.insert(0, (*axis)[row % axis->size()] + ",");
            row /= axis->size();
        }
        return text;
    }

private:
    std::vector<Texts> labels_;
    std::size_t n_rows_ = 1;
};

class CsvFile {
public:
    explicit CsvFile(fs::path path) : path_(std::move(path)), stream_(path_, std::ios::binary) {}

    void line(const std::string& text) { stream_ << text << '\n'; }

    void finish()
    {
        stream_.close();
        if (!stream_) throw FileError(path_, std::string("cannot be written: ") + std::strerror(errno));
    }

private:
    fs::path path_;
    std::ofstream stream_;
};

void write_wide(const ResultsReader& results, const Texts& dimensions,
                const std::vector<const Variable*>& variables, const fs::path& folder)
{
    const RowLabels labels(results.layout(), dimensions);
    CsvFile file(folder / (join(dimensions, "_") + ".csv"));
    std::string header = join(dimensions, ",");
    std::vector<Texts> columns;
    for (const Variable* variable : variables) {
        header += "," + variable->name;
        columns.push_back(cells_of(results, *variable));
    }
    file.line(header);
    for (std::size_t row = 0; row < labels.n_rows(); ++row) {
        std::string line = labels.of(row);
        for (std::size_t column = 0; column < columns.size(); ++column)
            line += (column == 0 ? "" : ",") + columns[column][row];
        file.line(line);
    }
    file.finish();
}

/// One count a row, none that is 0; one variable in memory at a time.
void write_long(const ResultsReader& results, const Texts& dimensions,
                const std::vector<const Variable*>& variables, const fs::path& folder)
{
    const RowLabels labels(results.layout(), dimensions);
    CsvFile file(folder / "persons.csv");
    file.line(join(dimensions, ",") + ",event,persons");
    for (const Variable* variable : variables) {
        const std::string event = variable->name.substr(variable->name.find('_') + 1);
        const std::vector<std::int64_t> counts = results.read_integers(variable->name);
        for (std::size_t row = 0; row < counts.size(); ++row) {
            if (counts[row] != 0) file.line(fmt::format("{}{},{}", labels.of(row), event, counts[row]));
        }
    }
    file.finish();
}

}  // namespace

void export_csv(const ResultsReader& results, const fs::path& folder)
{
    std::map<Texts, std::vector<const Variable*>> by_axes;
    for (const Variable& variable : results.layout().variables)
        by_axes[variable.dimensions].push_back(&variable);
    fs::create_directories(folder);
    for (const auto& [dimensions, variables] : by_axes) {
        const bool by_who_they_are =
            results.layout().find_dimension("sex") && join(dimensions).find("sex") != std::string::npos;
        if (by_who_they_are)
            write_long(results, dimensions, variables, folder);
        else
            write_wide(results, dimensions, variables, folder);
    }
}

}  // namespace corridor::cli
