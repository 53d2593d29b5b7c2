/// Texts as cells of the tables that we write.
#pragma once

#include <string>

namespace corridor {

/// `text` in quotes where a comma, a quotation mark or a line end would break the table; as it is
/// elsewhere.
std::string csv_cell(const std::string& text);

}  // namespace corridor
