/// What an import tells: what of the folder is in the corridor, what is not, what has to be added.
#pragma once

#include <string>

#include "io/flee/folder.hpp"
#include "io/flee/world.hpp"
#include "model/corridor.hpp"

namespace corridor::cli {

std::string account_of(const flee::Folder& folder, const flee::Made& made, const Corridor& corridor);

}  // namespace corridor::cli
