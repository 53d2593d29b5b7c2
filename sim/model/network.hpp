/// The world as the tables of a corridor describe it: what does not change while a replicate runs.
/// What policy can move (capacities, shares, rescue ...) stands in `levers.hpp`.  ODD 2.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/csr.hpp"
#include "core/field.hpp"
#include "core/ids.hpp"
#include "model/ids.hpp"

namespace corridor {

/// A state: it makes law, watches its borders, investigates and prosecutes.  Table `jurisdictions.csv`.
struct Jurisdiction {
    std::string id;
    std::string name;
    std::vector<std::string> tags;  // words that scopes may use: eu, transit, origin ...

    static constexpr auto fields = std::tuple{
        Field{"id", &Jurisdiction::id, "-", "identifier, unique"},
        Field{"name", &Jurisdiction::name, "-", "name for people"},
        Field{"tags", &Jurisdiction::tags, "-", "words that scopes may use"},
    };
};

/// An origin area, a transit hub, a crossing point or a destination.  Table `places.csv`.
struct Place {
    std::string id;
    std::string name;
    std::string jurisdiction;
    double latitude = 0;        // [degrees north]
    double longitude = 0;       // [degrees east]
    double wage = 0;            // [USD of 2015 a month], what a migrant can earn here, jobs counted in
    double cost_of_living = 0;  // [USD of 2015 a month]
    double exploitation = 0;    // [1/month], base_n of H2: hazard of being trafficked while waiting here
    bool destination = false;   // one may stop here for good (R_k in M1)
    std::vector<std::string> tags;

    static constexpr auto fields = std::tuple{
        Field{"id", &Place::id, "-", "identifier, unique"},
        Field{"name", &Place::name, "-", "name for people"},
        Field{"jurisdiction", &Place::jurisdiction, "-", "jurisdiction the place lies in"},
        Field{"latitude", &Place::latitude, "degrees_north", "latitude", -90.0, 90.0},
        Field{"longitude", &Place::longitude, "degrees_east", "longitude", -180.0, 180.0},
        Field{"wage", &Place::wage, "USD/month", "expected monthly earnings of a migrant, 2015 dollars", 1.0,
              20000.0},
        Field{"cost_of_living", &Place::cost_of_living, "USD/month", "what living here costs", 0.0, 20000.0},
        Field{"exploitation", &Place::exploitation, "1/month", "base hazard of being trafficked (H2)", 0.0,
              1.0},
        Field{"destination", &Place::destination, "-", "yes where one may stop for good"},
        Field{"tags", &Place::tags, "-", "words that scopes may use"},
    };
};

enum class Mode : std::uint8_t { land, sea, air };
inline constexpr std::array<std::string_view, 3> mode_names{"land", "sea", "air"};

/// A directed link between two places.  Table `legs.csv`.
struct Leg {
    std::string id;
    std::string from;
    std::string to;
    std::string mode;     // land, sea, air
    double length = 0;    // [km]
    double days = 0;      // [day], travel time
    bool alone = false;   // can be travelled without a smuggler
    bool guided = false;  // smugglers sell it
    double hazard = 0;  // [-], E2: hazard of a wreck (breakdown, abandonment) per crossing in a neutral month
    double abuse = 0;   // [-], H1: hazard of abuse per traveller and leg
    double operating_cost = 0;  // [USD a person], M6
    double bribe = 0;           // [USD a person], M6
    double vessel_cost = 0;     // [USD], a sound vessel or vehicle bought for one crossing
    double vessel_places = 0;   // [persons] it is built for
    double organisations = 0;   // serving the leg at the founding
    double border_length = 0;   // [km] of border or coast that the patrols of this leg spread over (E1)
    std::string season;         // profile in seasons.csv
    std::string route;          // observation route of detections, or empty
    std::vector<std::string> tags;

    static constexpr auto fields = std::tuple{
        Field{"id", &Leg::id, "-", "identifier, unique"},
        Field{"from", &Leg::from, "-", "place where the leg starts"},
        Field{"to", &Leg::to, "-", "place where the leg ends"},
        Field{"mode", &Leg::mode, "-", "land, sea or air"},
        Field{"length", &Leg::length, "km", "length travelled", 0.1, 20000.0},
        Field{"days", &Leg::days, "day", "travel time", 0.01, 365.0},
        Field{"alone", &Leg::alone, "-", "yes where it can be travelled without a smuggler"},
        Field{"guided", &Leg::guided, "-", "yes where smugglers sell it"},
        Field{"hazard", &Leg::hazard, "-", "hazard of a wreck per crossing in a neutral month (E2)", 0.0,
              1.0},
        Field{"abuse", &Leg::abuse, "-", "hazard of abuse per traveller (H1)", 0.0, 5.0},
        Field{"operating_cost", &Leg::operating_cost, "USD/person", "operating cost (M6)", 0.0, 50000.0},
        Field{"bribe", &Leg::bribe, "USD/person", "bribes (M6)", 0.0, 50000.0},
        Field{"vessel_cost", &Leg::vessel_cost, "USD", "a sound vessel or vehicle", 0.0, 5e6},
        Field{"vessel_places", &Leg::vessel_places, "persons", "places the vessel is built for", 1.0, 2000.0},
        Field{"organisations", &Leg::organisations, "-", "organisations serving it at the founding", 0.0,
              2000.0},
        Field{"border_length", &Leg::border_length, "km", "border or coast that its patrols spread over (E1)",
              0.0, 5000.0},
        Field{"season", &Leg::season, "-", "profile in seasons.csv"},
        Field{"route", &Leg::route, "-", "route under which detections are published, may be empty"},
        Field{"tags", &Leg::tags, "-", "words that scopes may use"},
    };
};

/// Twelve multipliers of a season.  Table `seasons.csv`, two rows a profile: `hazard` multiplies E2, `go` is
/// the probability that the weather of a day lets crossings leave.
struct Season {
    std::string id;
    std::array<double, 12> hazard{};
    std::array<double, 12> go{};
};

/// Where people live who may leave.  Table `origins.csv`.
struct Origin {
    std::string id;
    std::string place;
    std::string nationality;   // a jurisdiction
    double population = 0;     // [persons] aged 0 and over at the start
    double aspiration = 0;     // [-], a_h of M5, mean of the area
    double wage = 0;           // [USD a month], median income
    double income_spread = 0;  // [-], standard deviation of log income between bands
    double women = 0;          // [-], share of women among those who leave
    double children = 0;       // [-], share aged under 18 among those who leave
    double families = 0;       // [-], share of adults who travel with family
    double minority = 0;       // [-], share of the minority ethnic or origin group
    double disability = 0;     // [-], share with a disability
    double protection = 0;     // [-], how far claims of this nationality are founded, 0..1
    double vulnerable = 0;     // [-], 1 where travellers of this origin meet discrimination on the way (H2)
    double optimism = 0;       // [-], b of M12: how much rosier than the record risks are seen
    std::vector<std::string> tags;

    static constexpr auto fields = std::tuple{
        Field{"id", &Origin::id, "-", "identifier, unique"},
        Field{"place", &Origin::place, "-", "place where they live"},
        Field{"nationality", &Origin::nationality, "-", "jurisdiction whose nationals they are"},
        Field{"population", &Origin::population, "persons", "population at the start", 1.0, 2e9},
        Field{"aspiration", &Origin::aspiration, "-", "mean aspiration (a_h of M5)", -10.0, 10.0},
        Field{"wage", &Origin::wage, "USD/month", "median income, 2015 dollars", 1.0, 20000.0},
        Field{"income_spread", &Origin::income_spread, "-", "standard deviation of log income", 0.0, 3.0},
        Field{"women", &Origin::women, "-", "share of women among those who leave", 0.0, 1.0},
        Field{"children", &Origin::children, "-", "share under 18 among those who leave", 0.0, 1.0},
        Field{"families", &Origin::families, "-", "share of adults who travel with family", 0.0, 1.0},
        Field{"minority", &Origin::minority, "-", "share of the minority origin group", 0.0, 1.0},
        Field{"disability", &Origin::disability, "-", "share with a disability", 0.0, 1.0},
        Field{"protection", &Origin::protection, "-", "share of claims that are founded", 0.0, 1.0},
        Field{"vulnerable", &Origin::vulnerable, "-", "discrimination met on the way (H2), 0 to 1", 0.0, 1.0},
        Field{"optimism", &Origin::optimism, "-", "optimism about risks (b of M12)", -5.0, 5.0},
        Field{"tags", &Origin::tags, "-", "words that scopes may use"},
    };
};

/// People of a nationality already at a place, who draw others.  Table `ties.csv`.
struct Tie {
    std::string nationality;
    std::string place;
    double diaspora = 0;  // [thousand persons]

    static constexpr auto fields = std::tuple{
        Field{"nationality", &Tie::nationality, "-", "jurisdiction whose nationals they are"},
        Field{"place", &Tie::place, "-", "place where they live now"},
        Field{"diaspora", &Tie::diaspora, "thousand persons", "how many", 0.0, 1e5},
    };
};

/// All tables of a corridor with their references resolved. Rows are sorted by id, so that the order of lines
/// in a file decides nothing; `key` of a row is made of its id alone and keys its draws.
struct Network {
    Column<JurisdictionId, Jurisdiction> jurisdictions;
    Column<PlaceId, Place> places;
    Column<LegId, Leg> legs;
    Column<OriginId, Origin> origins;
    std::vector<Season> seasons;
    std::vector<Tie> ties;

    Column<PlaceId, JurisdictionId> place_jurisdiction;
    Column<LegId, PlaceId> leg_from;
    Column<LegId, PlaceId> leg_to;
    Column<LegId, Mode> leg_mode;
    Column<LegId, std::uint32_t> leg_season;  // index into seasons
    Column<LegId, std::uint64_t> leg_key;
    Column<OriginId, PlaceId> origin_place;
    Column<OriginId, NationalityId> origin_nationality;
    Column<OriginId, std::uint64_t> origin_key;
    Column<NationalityId, JurisdictionId> nationalities;  // jurisdictions that have an origin, sorted
    std::vector<std::string> routes;                      // observation routes, sorted
    Column<LegId, std::uint32_t> leg_route;  // index into routes; routes.size() where there is none
    Csr<PlaceId, LegId> legs_from;
    std::vector<double> diaspora;  // [thousand], nationality x place

    bool crosses_border(LegId leg) const
    {
        return place_jurisdiction[leg_from[leg]] != place_jurisdiction[leg_to[leg]];
    }
    double diaspora_at(NationalityId nationality, PlaceId place) const
    {
        return diaspora[nationality.value * places.size() + place.value];
    }
};

/// Fills the resolved columns from the tables, which are sorted by id first.
/// Throws `InputError` never: the reader has checked every reference; an unknown one is a bug.
void resolve(Network& network);

}  // namespace corridor
