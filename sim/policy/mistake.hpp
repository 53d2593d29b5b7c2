/// What is wrong between the settings of one intervention, each of which is fine by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Mistake {
    std::string_view setting;  // the key to blame; where it was left out, the intervention as a whole
    std::string message;
};

using Mistakes = std::vector<Mistake>;

}  // namespace corridor
