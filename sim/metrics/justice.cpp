#include "metrics/themes.hpp"

namespace corridor {
namespace {

constexpr std::string_view target_16_3 = "SDG target 16.3: rule of law and equal access to justice";
constexpr std::string_view target_17_16 = "SDG target 17.16: partnerships that share knowledge";

constexpr std::array entries{
    IndicatorInfo{.name = "arrests",
                  .unit = "arrests",
                  .meaning = "facilitators arrested",
                  .numerator = sum_of<JurisdictionSeries::arrests>},
    IndicatorInfo{.name = "arrests_refused",
                  .unit = "arrests",
                  .meaning = "facilitators caught whom the authority had no room to process",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::arrests_refused>},
    IndicatorInfo{.name = "cases_opened",
                  .unit = "cases",
                  .meaning = "criminal cases against organisations whose evidence passed the threshold",
                  .official = target_16_3,
                  .numerator = sum_of<JurisdictionSeries::cases_opened>},
    IndicatorInfo{.name = "cases_waiting",
                  .unit = "cases",
                  .meaning = "cases waiting for an investigator at a month's end, mean",
                  .official = target_16_3,
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::cases_waiting>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "convictions",
                  .unit = "cases",
                  .meaning = "organisations convicted",
                  .official = target_16_3,
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::convictions>},
    IndicatorInfo{.name = "conviction_rate",
                  .unit = "-",
                  .meaning = "convictions over cases that came to court",
                  .official = target_16_3,
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::convictions>,
                  .denominator = sum_of<JurisdictionSeries::cases_closed>},
    IndicatorInfo{
        .name = "impunity",
        .unit = "-",
        .meaning = "1 less convictions a year over active organisations: the share that goes unpunished",
        .official = target_16_3,
        .departure = "an organisation convicted twice in a year counts twice, so that it can fall below 0",
        .direction = Direction::more_is_harm,
        .numerator = sum_of<JurisdictionSeries::convictions>,
        .denominator = sum_of<CorridorSeries::organisations>,
        .factor = -12,  // organisation-months make a twelfth of organisation-years
        .offset = 1},
    IndicatorInfo{
        .name = "wrongly_prosecuted",
        .unit = "cases",
        .meaning = "convictions of helpers who took no benefit",
        .official = "Smuggling Protocol, article 6.1: smuggling is for a financial or other material benefit",
        .departure = "convictions only; helpers tried and acquitted are not counted",
        .direction = Direction::more_is_harm,
        .numerator = sum_of<JurisdictionSeries::wrongly_prosecuted>},
    IndicatorInfo{.name = "sentence_months",
                  .unit = "month",
                  .meaning = "sentences, summed",
                  .numerator = sum_of<JurisdictionSeries::sentence_months>},
    IndicatorInfo{.name = "assets_recovered",
                  .unit = "USD",
                  .meaning = "assets of organisations recovered by courts",
                  .official = "SDG target 16.4: recovery and return of stolen assets",
                  .departure = "2015 dollars",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::assets_recovered>},
    IndicatorInfo{.name = "evidence_received",
                  .unit = "points",
                  .meaning = "evidence that partners abroad sent",
                  .official = target_17_16,
                  .departure = "the evidence of criminal cases only",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::evidence_received>},
    IndicatorInfo{.name = "policy_cost",
                  .unit = "USD",
                  .meaning = "spent on the scenario's interventions",
                  .departure =
                      "what the scenario file says, 2015 dollars; what existing policy costs is not counted",
                  .numerator = sum_of<CorridorSeries::policy_cost>},
};

}  // namespace

std::span<const IndicatorInfo> justice()
{
    return entries;
}

}  // namespace corridor
