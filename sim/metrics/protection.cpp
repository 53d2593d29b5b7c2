#include "metrics/themes.hpp"

namespace corridor {
namespace {

constexpr std::string_view detected_victims =
    "SDG 16.2.2 is counted in practice as victims whom authorities have identified";
constexpr std::string_view screened_only = "counts screenings, not persons: a victim missed twice counts "
                                           "twice; victims whom nobody screens count in neither";
constexpr std::string_view sdg_16_3_1 =
    "SDG 16.3.1: share of victims of violence who reported it to competent authorities";
constexpr std::string_view detention =
    "people in administrative detention (SDG 16.3.2 counts unsentenced detainees in the prison population)";

constexpr std::string_view children_last =
    "Convention on the Rights of the Child, article 37(b): detention as a last resort";
constexpr std::string_view alternatives_first =
    "Global Compact for Migration, objective 13: detention only as a last resort, alternatives first";

constexpr std::array entries{
    IndicatorInfo{.name = "identified",
                  .unit = "persons",
                  .meaning = "victims of trafficking whom screening identified",
                  .official = detected_victims,
                  .departure = "a number, not per 100,000 population; smuggled people only, screened at "
                               "interception or at assisted places; who is screened again is counted again",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::identified>,
                  .events = list_of<PersonEvent::identified>},
    IndicatorInfo{.name = "missed",
                  .unit = "persons",
                  .meaning = "victims of trafficking whom screening missed",
                  .departure = "counts screenings, not persons: a victim missed twice counts twice",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::missed>,
                  .events = list_of<PersonEvent::missed>},
    IndicatorInfo{.name = "identified_share",
                  .unit = "-",
                  .meaning = "share of screenings of victims of trafficking that identified them",
                  .official = detected_victims,
                  .departure = screened_only,
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::identified>,
                  .denominator = sum_of<PersonEvent::identified, PersonEvent::missed>,
                  .events = list_of<PersonEvent::identified>,
                  .per_events = list_of<PersonEvent::identified, PersonEvent::missed>},
    IndicatorInfo{.name = "misjudged",
                  .unit = "persons",
                  .meaning = "people taken for victims of trafficking who were none",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::misjudged>,
                  .events = list_of<PersonEvent::misjudged>},
    IndicatorInfo{.name = "referred",
                  .unit = "persons",
                  .meaning = "people referred to protection",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::referred>,
                  .events = list_of<PersonEvent::referred>},
    IndicatorInfo{.name = "referrals_refused",
                  .unit = "persons",
                  .meaning = "identified people for whom protection had no room",
                  .departure = "counted by jurisdiction only; who they were: persons identified and "
                               "misjudged less persons referred",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::referrals_refused>},
    IndicatorInfo{.name = "claims",
                  .unit = "persons",
                  .meaning = "people who claimed protection, at interception or at a destination",
                  .official = "UNHCR refugee statistics: first applications for asylum",
                  .departure = "who claims again after a refusal is counted again",
                  .numerator = sum_of<PersonEvent::claimed>,
                  .events = list_of<PersonEvent::claimed>},
    IndicatorInfo{.name = "granted_share",
                  .unit = "-",
                  .meaning = "share of the claims decided that were granted",
                  .official = "Eurostat: recognition rate at first instance",
                  .departure = "founded claims and others together; no appeals",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::granted>,
                  .denominator = sum_of<PersonEvent::granted, PersonEvent::refused>,
                  .events = list_of<PersonEvent::granted>,
                  .per_events = list_of<PersonEvent::granted, PersonEvent::refused>},
    IndicatorInfo{.name = "reported_share",
                  .unit = "-",
                  .meaning = "victims who testified over victims of abuse and trafficking",
                  .official = sdg_16_3_1,
                  .departure = "events, not persons; only protected victims of trafficking can report here, "
                               "so that the abused who are not trafficked stand in the denominator alone; "
                               "only testimony in criminal cases counts as reporting",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::testified>,
                  .denominator = sum_of<PersonEvent::abused, PersonEvent::trafficked_labour,
                                        PersonEvent::trafficked_sexual, PersonEvent::trafficked_ransom>,
                  .events = list_of<PersonEvent::testified>,
                  .per_events = list_of<PersonEvent::abused, PersonEvent::trafficked_labour,
                                        PersonEvent::trafficked_sexual, PersonEvent::trafficked_ransom>},
    IndicatorInfo{.name = "detained",
                  .unit = "persons",
                  .meaning = "people taken into detention",
                  .official = detention,
                  .departure = "entries into detention, not a share",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<PersonEvent::detained>,
                  .events = list_of<PersonEvent::detained>},
    IndicatorInfo{.name = "supervised",
                  .unit = "persons",
                  .meaning = "people supervised in freedom instead of detained",
                  .official = alternatives_first,
                  .departure = "one kind of alternative, supervision; entries into it",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::supervised>,
                  .events = list_of<PersonEvent::supervised>},
    IndicatorInfo{.name = "absconded",
                  .unit = "persons",
                  .meaning = "people who left supervision before the decision",
                  .numerator = sum_of<PersonEvent::absconded>,
                  .events = list_of<PersonEvent::absconded>},
    IndicatorInfo{.name = "cared_for",
                  .unit = "persons",
                  .meaning = "minors for whom care was arranged instead of detention",
                  .official = children_last,
                  .departure = "counts care that replaced detention, not its quality",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::cared_for>,
                  .events = list_of<PersonEvent::cared_for>},
    IndicatorInfo{.name = "assisted_returns",
                  .unit = "persons",
                  .meaning = "people who went home from the way with assistance, of their own will",
                  .official = "Global Compact for Migration, objective 21: safe and dignified return",
                  .departure = "counts departures; how people fare afterwards is not followed",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<PersonEvent::assisted_return>,
                  .events = list_of<PersonEvent::assisted_return>},
    IndicatorInfo{
        .name = "in_detention",
        .unit = "persons",
        .meaning = "people in detention at a month's end, mean",
        .official = detention,
        .departure =
            "a number, not a share; a stock by jurisdiction: who they are is told by entries, detained",
        .direction = Direction::more_is_harm,
        .numerator = sum_of<JurisdictionSeries::detained>,
        .summary = Summary::mean},
    IndicatorInfo{.name = "children_detained",
                  .unit = "persons",
                  .meaning = "people under 18 in detention at a month's end, mean",
                  .official = children_last,
                  .departure = "counts children in detention, whatever the reason; a stock by jurisdiction: "
                               "sex and origin are told by entries, detained",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::children_detained>,
                  .summary = Summary::mean},
    IndicatorInfo{
        .name = "pushed_back",
        .unit = "persons",
        .meaning = "people pushed back over a border without a procedure, repeats counted again",
        .official =
            "Refugee Convention, article 33: no one is returned to where life or freedom is threatened",
        .departure = "counts every pushback, whatever the person's claim would have been worth",
        .direction = Direction::more_is_harm,
        .numerator = sum_of<PersonEvent::pushed_back>,
        .events = list_of<PersonEvent::pushed_back>},
};

}  // namespace

std::span<const IndicatorInfo> protection()
{
    return entries;
}

}  // namespace corridor
