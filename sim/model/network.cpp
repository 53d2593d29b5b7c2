#include "model/network.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "core/random.hpp"

namespace corridor {
namespace {

/// Index of the row with that id; rows are sorted by id.
template <class Id, class Row>
Id find_row(const Column<Id, Row>& rows, const std::string& id)
{
    const auto found = std::ranges::lower_bound(rows, id, {}, &Row::id);
    CORRIDOR_CHECK(found != rows.end() && found->id == id,
                   "a reference to '" + id + "' was not checked by the reader");
    return Id{static_cast<std::uint32_t>(found - rows.begin())};
}

void resolve_places(Network& network)
{
    network.place_jurisdiction.resize(network.places.size());
    for (std::uint32_t i = 0; i < network.places.size(); ++i) {
        const PlaceId place{i};
        network.place_jurisdiction[place] =
            find_row(network.jurisdictions, network.places[place].jurisdiction);
    }
}

std::uint32_t position(const std::vector<std::string>& sorted, const std::string& word)
{
    return static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, word) - sorted.begin());
}

void resolve_routes(Network& network)
{
    network.routes.clear();
    for (const Leg& leg : network.legs) {
        if (!leg.route.empty()) network.routes.push_back(leg.route);
    }
    std::ranges::sort(network.routes);
    network.routes.erase(std::ranges::unique(network.routes).begin(), network.routes.end());
}

void resolve_legs(Network& network)
{
    const auto n = network.legs.size();
    network.leg_from.resize(n);
    network.leg_to.resize(n);
    network.leg_mode.resize(n);
    network.leg_season.resize(n);
    network.leg_key.resize(n);
    network.leg_route.resize(n);
    resolve_routes(network);

    std::vector<std::pair<PlaceId, LegId>> starts;
    for (std::uint32_t i = 0; i < n; ++i) {
        const LegId leg{i};
        const Leg& row = network.legs[leg];
        network.leg_from[leg] = find_row(network.places, row.from);
        network.leg_to[leg] = find_row(network.places, row.to);
        const auto mode = std::ranges::find(mode_names, row.mode) - mode_names.begin();
        network.leg_mode[leg] = static_cast<Mode>(mode);
        const auto season =
            std::ranges::find(network.seasons, row.season, &Season::id) - network.seasons.begin();
        network.leg_season[leg] = static_cast<std::uint32_t>(season);
        network.leg_key[leg] = key_of(row.id);
        network.leg_route[leg] = row.route.empty() ? static_cast<std::uint32_t>(network.routes.size())
                                                   : position(network.routes, row.route);
        starts.emplace_back(network.leg_from[leg], leg);
    }
    network.legs_from = Csr<PlaceId, LegId>(network.places.size(), starts);
}

void resolve_origins(Network& network)
{
    std::vector<JurisdictionId> nations;
    for (const Origin& origin : network.origins) {
        nations.push_back(find_row(network.jurisdictions, origin.nationality));
    }
    std::vector<JurisdictionId> sorted = nations;
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    network.nationalities = Column<NationalityId, JurisdictionId>{};
    network.nationalities.resize(sorted.size());
    std::ranges::copy(sorted, network.nationalities.begin());

    const auto n = network.origins.size();
    network.origin_place.resize(n);
    network.origin_nationality.resize(n);
    network.origin_key.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        const OriginId origin{i};
        const auto nation = std::ranges::lower_bound(sorted, nations[i]) - sorted.begin();
        network.origin_place[origin] = find_row(network.places, network.origins[origin].place);
        network.origin_nationality[origin] = NationalityId{static_cast<std::uint32_t>(nation)};
        network.origin_key[origin] = key_of(network.origins[origin].id);
    }
}

void resolve_ties(Network& network)
{
    network.diaspora.assign(network.nationalities.size() * network.places.size(), 0.0);
    for (const Tie& tie : network.ties) {
        const JurisdictionId jurisdiction = find_row(network.jurisdictions, tie.nationality);
        const auto nation = std::ranges::lower_bound(network.nationalities, jurisdiction);
        if (nation == network.nationalities.end() || *nation != jurisdiction)
            continue;  // nobody of theirs sets out
        const auto row = static_cast<std::size_t>(nation - network.nationalities.begin());
        network.diaspora[row * network.places.size() + find_row(network.places, tie.place).value] +=
            tie.diaspora;
    }
}

}  // namespace

void resolve(Network& network)
{
    resolve_places(network);
    resolve_legs(network);
    resolve_origins(network);
    resolve_ties(network);
}

}  // namespace corridor
