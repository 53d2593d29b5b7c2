#include "core/version.hpp"

#include "corridor_version.hpp"

namespace corridor {

std::string_view version()
{
    return CORRIDOR_VERSION;
}

std::string_view commit()
{
    return CORRIDOR_COMMIT;
}

}  // namespace corridor
