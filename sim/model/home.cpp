#include "model/home.hpp"

namespace corridor {

CellAttributes attributes_of(const Home& home, std::uint32_t cell)
{
    CellAttributes attributes{};
    attributes.exposure = cell % home.n_exposures;
    cell /= home.n_exposures;
    attributes.aspiration = cell % n_aspirations;
    cell /= n_aspirations;
    attributes.type = cell % n_types;
    cell /= n_types;
    attributes.band = cell % n_bands;
    attributes.origin = OriginId{cell / n_bands};
    return attributes;
}

}  // namespace corridor
