#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Rows of cells, the header first, as people read them on a screen.
using TextRows = std::vector<std::vector<std::string>>;

/// The rows with columns as wide as their widest cell, two spaces apart. `leans` has one letter a column, l
/// (left) or r (right): "llrr". No line ends in spaces.
std::string aligned(const TextRows& rows, std::string_view leans);

/// Four digits that count, whole numbers from a thousand on with separators: 0.00001234, 12.34, 1,234,567;
/// "-" for NaN. Only what is smaller than a ten millionth, or far beyond a billion, is written with an
/// exponent.
std::string readable(double number);

/// `number` of `thing`s: "1 leg", "2 legs".
std::string counted(std::size_t number, std::string_view thing, std::string_view things = "");

/// `text` broken between words into lines of at most `width` letters where words allow, each begun with
/// `indent`.
std::string wrapped(std::string_view text, std::size_t width = 100, std::string_view indent = "");

}  // namespace corridor
