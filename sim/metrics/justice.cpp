#include "metrics/themes.hpp"

namespace corridor {
namespace {

constexpr std::string_view target_16_3 = "SDG target 16.3: rule of law and equal access to justice";
constexpr std::string_view target_17_16 = "SDG target 17.16: partnerships that share knowledge";

constexpr std::string_view target_16_4 = "SDG target 16.4: combat all forms of organized crime";
constexpr std::string_view article_6 =
    "Smuggling Protocol, article 6.1: smuggling is for a financial or other material benefit";

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
                  .departure = "the target has no such indicator; cases against smuggling organisations "
                               "only, whether or not they come to court",
                  .numerator = sum_of<JurisdictionSeries::cases_opened>},
    IndicatorInfo{.name = "cases_waiting",
                  .unit = "cases",
                  .meaning = "cases waiting for an investigator at a month's end, mean",
                  .official = target_16_3,
                  .departure = "the target has no such indicator; the wait for an investigator only: those "
                               "for help from abroad and for a prosecutor are trials_waiting",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::cases_waiting>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "convictions",
                  .unit = "cases",
                  .meaning = "organisations convicted",
                  .official = target_16_3,
                  .departure = "the target has no such indicator; of organisations, in one instance and "
                               "without appeal; one convicted twice counts twice",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::convictions>},
    IndicatorInfo{.name = "conviction_rate",
                  .unit = "-",
                  .meaning = "convictions over cases that came to court",
                  .official = target_16_3,
                  .departure = "the target has no such indicator; one instance, without appeal; cases whose "
                               "organisation ended during the trial count as lost",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::convictions>,
                  .denominator = sum_of<JurisdictionSeries::cases_closed>},
    IndicatorInfo{.name = "impunity",
                  .unit = "-",
                  .meaning =
                      "1 less convictions a year over active organisations: the share that goes unpunished",
                  .official = target_16_3,
                  .departure = "the target has no such indicator; an organisation convicted twice in a year "
                               "counts twice, so that it can fall below 0",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::convictions>,
                  .denominator = sum_of<CorridorSeries::organisations>,
                  .factor = -12,  // organisation-months make a twelfth of organisation-years
                  .offset = 1},
    IndicatorInfo{.name = "wrongly_prosecuted",
                  .unit = "cases",
                  .meaning = "convictions of helpers who took no benefit",
                  .official = article_6,
                  .departure = "convictions only; those tried are helpers_tried",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::wrongly_prosecuted>},
    IndicatorInfo{.name = "helpers_tried",
                  .unit = "cases",
                  .meaning = "helpers who took no benefit brought before a court",
                  .official = article_6,
                  .departure = "organisations that help, not their members; those not tried are not counted",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::helpers_tried>},
    IndicatorInfo{.name = "organisers_convicted",
                  .unit = "cases",
                  .meaning = "convictions that reached the organisers, not only a local cell",
                  .official = target_16_4,
                  .departure = "the target has no such indicator; convictions, not persons: how many "
                               "organisers stand behind one is not modelled",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::organisers_convicted>},
    IndicatorInfo{.name = "dismantled",
                  .unit = "organisations",
                  .meaning = "organisations that ended with the conviction of their organisers",
                  .official = target_16_4,
                  .departure = "the target has no such indicator; whether others take their place is told by "
                               "organisations and entries",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::dismantled>},
    IndicatorInfo{
        .name = "trials_waiting",
        .unit = "cases",
        .meaning = "investigated cases waiting for help from abroad or a prosecutor, mean",
        .official = target_16_3,
        .departure =
            "the target has no such indicator; waits for help from abroad and for a prosecutor together",
        .direction = Direction::more_is_harm,
        .numerator = sum_of<JurisdictionSeries::trials_waiting>,
        .summary = Summary::mean},
    IndicatorInfo{.name = "cases_joint",
                  .unit = "cases",
                  .meaning = "cases that a joint team with the organisers' jurisdiction took up",
                  .official = target_17_16,
                  .departure = "the target has no such indicator, and its partnerships are those for "
                               "development; joint teams in cases of smuggling only",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::cases_joint>},
    IndicatorInfo{.name = "requests_sent",
                  .unit = "requests",
                  .meaning = "requests for legal help sent to other jurisdictions",
                  .official = target_17_16,
                  .departure = "the target has no such indicator, and its partnerships are those for "
                               "development; legal help in cases of smuggling only",
                  .numerator = sum_of<JurisdictionSeries::requests_sent>},
    IndicatorInfo{.name = "requests_answered",
                  .unit = "requests",
                  .meaning = "requests for legal help answered, granted or not",
                  .official = target_17_16,
                  .departure =
                      "the target has no such indicator, and its partnerships are those for development; "
                      "legal help in cases of smuggling only; a refusal is an answer too",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::requests_answered>},
    IndicatorInfo{.name = "requests_granted_share",
                  .unit = "-",
                  .meaning = "share of the requests answered that were granted in time",
                  .official = target_17_16,
                  .departure = "the target has no such indicator, and its partnerships are those for "
                               "development; answers that came too late for their case count as not granted",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::requests_granted>,
                  .denominator = sum_of<JurisdictionSeries::requests_answered>},
    IndicatorInfo{.name = "requests_waiting",
                  .unit = "requests",
                  .meaning = "requests not yet answered at a month's end, mean",
                  .official = target_17_16,
                  .departure = "the target has no such indicator, and its partnerships are those for "
                               "development; a stock, which counts requests whose case is over as well",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::requests_waiting>,
                  .summary = Summary::mean},
    IndicatorInfo{.name = "request_age",
                  .unit = "day",
                  .meaning = "days from sending a request to its answer, mean over those answered",
                  .official = target_17_16,
                  .departure =
                      "the target has no such indicator, and its partnerships are those for development; "
                      "requests that were never answered are not in it: see requests_waiting",
                  .direction = Direction::more_is_harm,
                  .numerator = sum_of<JurisdictionSeries::requests_age>,
                  .denominator = sum_of<JurisdictionSeries::requests_answered>},
    IndicatorInfo{.name = "sentence_months",
                  .unit = "month",
                  .meaning = "sentences, summed",
                  .numerator = sum_of<JurisdictionSeries::sentence_months>},
    IndicatorInfo{
        .name = "assets_recovered",
        .unit = "USD",
        .meaning = "assets of organisations recovered by courts",
        .official = "SDG target 16.4: recovery and return of stolen assets",
        .departure =
            "assets of convicted organisers only, in 2015 dollars; what is returned to whom is not modelled",
        .direction = Direction::more_is_good,
        .numerator = sum_of<JurisdictionSeries::assets_recovered>},
    IndicatorInfo{.name = "evidence_received",
                  .unit = "points",
                  .meaning = "evidence that partners abroad sent",
                  .official = target_17_16,
                  .departure = "the target has no such indicator, and its partnerships are those for "
                               "development; the evidence of criminal cases only",
                  .direction = Direction::more_is_good,
                  .numerator = sum_of<JurisdictionSeries::evidence_received>},
    IndicatorInfo{
        .name = "policy_cost",
        .unit = "USD",
        .meaning = "spent on the scenario's interventions",
        .departure =
            "what the scenario file says, 2015 dollars: quantities bought are those of the file, however "
            "many the run detains, supervises or returns; what existing policy costs is not counted",
        .numerator = sum_of<CorridorSeries::policy_cost>},
};

}  // namespace

std::span<const IndicatorInfo> justice()
{
    return entries;
}

}  // namespace corridor
