#include "metrics/themes.hpp"

namespace corridor {
namespace {

constexpr std::array forms{PersonEvent::trafficked_labour, PersonEvent::trafficked_sexual,
                           PersonEvent::trafficked_ransom};

Months trafficked_in_form(const Observed& observed, std::size_t part)
{
    return summed(observed.record.events_by_place, forms[part]);
}

std::vector<std::string> form_names(const Network&)
{
    return {exploitation_names.begin() + 1, exploitation_names.end()};  // the first is "none"
}

constexpr Quantity trafficked =
    sum_of<PersonEvent::trafficked_labour, PersonEvent::trafficked_sexual, PersonEvent::trafficked_ransom>;
constexpr Quantity journeys = sum_of<OriginSeries::attempts>;

constexpr std::string_view sdg_10_7_3 = "SDG 10.7.3: people who died or disappeared in the process of "
                                        "migration towards an international destination";
constexpr std::string_view sdg_16_1 = "SDG 16.1.3: share of the population subjected to violence (physical, "
                                      "psychological, sexual) in the year before";
constexpr std::string_view sdg_16_2_2 = "SDG 16.2.2: victims of trafficking in persons per 100,000 "
                                        "population, by sex, age and form of exploitation";
constexpr std::string_view all_are_known =
    "every death is known, also of those whom nobody finds; deaths in trafficking on the way are in it, so "
    "that those on legs (deaths_treated, deaths_elsewhere) are fewer; deaths of the settled are not modelled";
constexpr std::string_view deaths_a_journey =
    "the official indicator is a number of deaths, not a rate a journey; every death is known, those in "
    "trafficking included; journeys are departures from home, of which one person can make several";
constexpr std::string_view victims_a_journey =
    "per 1,000 journeys, not per 100,000 population; all victims, identified or not; migrants on the way "
    "only; onsets, not stocks";
constexpr std::string_view migrants_only =
    "counts events on the way, not persons; per 1,000 journeys, not population";
constexpr std::string_view actual_victims = "number of victims, not per 100,000 population; all of them, "
                                            "identified or not; migrants on the way only; onsets, not stocks";

constexpr std::array entries{
    IndicatorInfo{.name = "deaths",
                  .unit = "persons",
                  .meaning = "people who died on the way",
                  .official = sdg_10_7_3,
                  .departure = all_are_known,
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::died>,
                  .events = list_of<PersonEvent::died>},
    IndicatorInfo{.name = "deaths_per_1000_journeys",
                  .unit = "per 1000",
                  .meaning = "deaths over irregular departures from home",
                  .official = sdg_10_7_3,
                  .departure = deaths_a_journey,
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::died>,
                  .denominator = journeys,
                  .factor = 1000,
                  .events = list_of<PersonEvent::died>,
                  .per_events = list_of<PersonEvent::departed>},
    IndicatorInfo{.name = "abused",
                  .unit = "persons",
                  .meaning = "people abused on a leg, each time counted",
                  .official = sdg_16_1,
                  .departure = "events on the way rather than a share of a population",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::abused>,
                  .events = list_of<PersonEvent::abused>},
    IndicatorInfo{.name = "abused_per_1000_journeys",
                  .unit = "per 1000",
                  .meaning = "events of abuse over irregular departures from home",
                  .official = sdg_16_1,
                  .departure = migrants_only,
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::abused>,
                  .denominator = journeys,
                  .factor = 1000,
                  .events = list_of<PersonEvent::abused>,
                  .per_events = list_of<PersonEvent::departed>},
    IndicatorInfo{.name = "trafficked",
                  .unit = "persons",
                  .meaning = "smuggled people who became victims of trafficking",
                  .official = sdg_16_2_2,
                  .departure = actual_victims,
                  .direction = Direction::more_is_harm,
                  .numerator = trafficked,
                  .events = forms},
    IndicatorInfo{.name = "trafficked_per_1000_journeys",
                  .unit = "per 1000",
                  .meaning = "new victims of trafficking over irregular departures from home",
                  .official = sdg_16_2_2,
                  .departure = victims_a_journey,
                  .direction = Direction::more_is_harm,
                  .numerator = trafficked,
                  .denominator = journeys,
                  .factor = 1000,
                  .events = forms,
                  .per_events = list_of<PersonEvent::departed>},
    IndicatorInfo{
        .name = "exploitation",
        .unit = "persons",
        .meaning = "smuggled people who fell into this form of exploitation",
        .official = sdg_16_2_2,
        .departure =
            "all victims, identified or not; migrants on the way only; onsets, not stocks; who they are is "
            "told by the counts of persons trafficked_labour, trafficked_sexual and trafficked_ransom",
        .direction = Direction::more_is_harm,
        .numerator = trafficked_in_form,
        .parts = form_names},
    IndicatorInfo{.name = "wrecks",
                  .unit = "crossings",
                  .meaning = "crossings wrecked, broken down or abandoned",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<LegSeries::wrecks>},
    IndicatorInfo{
        .name = "unsound_share",
        .unit = "-",
        .meaning = "share of crossings led by smugglers in unsound vessels: how often lives are put at risk",
        .official =
            "Smuggling Protocol, article 6.3: circumstances that endanger the lives or safety of migrants",
        .departure = "of the aggravating circumstances, the vessel only",
        .direction = Direction::more_is_harm,
        .numerator = sum_of<LegSeries::unsound_crossings>,
        .denominator = sum_of<LegSeries::crossings>},
    IndicatorInfo{.name = "people_per_crossing",
                  .unit = "persons",
                  .meaning = "travellers aboard a crossing led by a smuggler, mean",
                  .numerator = sum_of<LegSeries::load>,
                  .denominator = sum_of<LegSeries::crossings>},
};

}  // namespace

std::span<const IndicatorInfo> harm()
{
    return entries;
}

}  // namespace corridor
