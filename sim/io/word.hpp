/// Words of a user's file, and where they stand.
#pragma once

#include <string>

namespace corridor {

/// A word of a list, and where it stands.
struct Word {
    std::string text;
    int line = 0;
};

/// An ordered pair of words: `["italy", "libya"]`.
struct WordPair {
    Word from;
    Word to;
};

}  // namespace corridor
