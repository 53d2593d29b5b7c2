#include "model/record.hpp"

#include <array>

#include "model/network.hpp"

namespace corridor {
namespace {

// clang-format off
constexpr std::array<SeriesInfo, static_cast<std::size_t>(LegSeries::count)> leg_list{{
    {"departures", "persons", "travellers who set out on the leg with a smuggler"},
    {"departures_alone", "persons", "travellers who set out on the leg alone"},
    {"arrivals", "persons", "travellers who reached the end of the leg, met by an authority or not"},
    {"crossings", "crossings", "crossings led by a smuggler (vessels)"},
    {"wrecks", "crossings", "crossings wrecked, broken down or abandoned"},
    {"deaths", "persons", "travellers who died on the leg"},
    {"abuses", "persons", "travellers abused on the leg"},
    {"intercepted_at_departure", "persons", "travellers intercepted by the force of the jurisdiction left"},
    {"intercepted_at_arrival", "persons", "travellers intercepted by the force of the jurisdiction entered"},
    {"stopped", "persons", "travellers intercepted and not let through"},
    {"detections", "persons", "travellers intercepted at arrival or rescued from a wreck (what a border agency publishes)"},
    {"seekers", "persons", "requests for a place with a smuggler, repeated requests counted again"},
    {"unmatched", "persons", "requests that found no place left"},
    {"unaffordable", "persons", "requests that found places, but none that could be paid"},
    {"waiting_days", "day", "days between reaching the place and finding a smuggler, summed over contracts"},
    {"contracts", "persons", "places sold"},
    {"fees_agreed", "USD", "fees of the contracts, summed"},
    {"places_offered", "persons", "places that organisations offered"},
    {"places_sold", "persons", "places sold in weeks that ended this month"},
    {"organisations", "organisations", "organisations serving the leg at the end of the month"},
    {"fee_posted", "USD", "posted fee, mean over organisations weighted by places"},
    {"concentration", "-", "Herfindahl-Hirschman index of places sold, 0 to 1"},
    {"revenue", "USD", "fees received by organisations on the leg"},
    {"profit", "USD", "revenue less what was spent on the leg"},
    {"load", "persons", "travellers aboard crossings led by a smuggler, summed"},
    {"unsound_crossings", "crossings", "crossings in unsound vessels"},
    {"patrol_at_departure", "patrol units", "patrols of the jurisdiction left"},
    {"patrol_at_arrival", "patrol units", "patrols of the jurisdiction entered"},
    {"believed_death", "-", "P(death) as nationalities believe it, mean"},
    {"believed_stopped", "-", "P(stopped) as nationalities believe it, mean"},
    {"expected_wait", "day", "wait for a place as people expect it"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(PlaceSeries::count)> place_list{{
    {"preparing", "persons", "people preparing to leave"},
    {"at_place", "persons", "people on the way, waiting or boarded"},
    {"detained", "persons", "people in detention"},
    {"sheltered", "persons", "people in protection as victims, or minors in care"},
    {"supervised", "persons", "people supervised in freedom instead of detained"},
    {"trafficked", "persons", "people being exploited"},
    {"in_procedure", "persons", "people waiting for an answer to a claim"},
    {"settled", "persons", "people settled, with papers or without"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(JurisdictionSeries::count)> jurisdiction_list{{
    {"arrests", "arrests", "facilitators arrested"},
    {"arrests_refused", "arrests", "facilitators caught whom the authority had no room to process"},
    {"cases_opened", "cases", "criminal cases whose evidence passed the threshold"},
    {"cases_waiting", "cases", "cases waiting for an investigator at the end of the month"},
    {"cases_waited_days", "day", "days that cases taken up this month had waited, summed"},
    {"cases_closed", "cases", "cases that came to court"},
    {"cases_joint", "cases", "cases that a joint team with the organisers' jurisdiction took up"},
    {"trials_waiting", "cases", "investigated cases that wait for help or a prosecutor, month's end"},
    {"convictions", "cases", "convictions"},
    {"organisers_convicted", "cases", "convictions that reached an organisation's organisers"},
    {"dismantled", "organisations", "organisations that ended with the conviction of their organisers"},
    {"helpers_tried", "cases", "helpers who took no benefit brought before a court"},
    {"wrongly_prosecuted", "cases", "convictions of helpers who took no benefit"},
    {"sentence_months", "month", "sentences, summed"},
    {"assets_recovered", "USD", "assets recovered by courts"},
    {"requests_sent", "requests", "requests for legal help sent to other jurisdictions"},
    {"requests_received", "requests", "requests for legal help received"},
    {"requests_answered", "requests", "requests received before and answered, granted or not"},
    {"requests_granted", "requests", "requests received before and granted"},
    {"requests_waiting", "requests", "requests received and not yet answered, month's end"},
    {"requests_age", "day", "days from sending to answering, summed over those answered"},
    {"evidence", "points", "evidence gained"},
    {"evidence_received", "points", "evidence received from partners"},
    {"detained", "persons", "people in detention at the end of the month"},
    {"children_detained", "persons", "people under 18 in detention at the end of the month"},
    {"detention_refused", "persons", "people not detained for want of room"},
    {"referrals", "persons", "people taken for victims, rightly or not, and referred to protection"},
    {"referrals_refused", "persons", "people taken for victims, rightly or not, whom protection had no room for"},
    {"vessel_price", "-", "price of seagoing vessels relative to ordinary"},
    {"money_in", "USD", "fees received by organisations seated here"},
    {"perceived_conviction", "-", "P(arrest) P(conviction at a trial) as the trade perceives it"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(OriginSeries::count)> origin_list{{
    {"at_home", "persons", "people at home, not yet preparing"},
    {"wish", "persons", "people at home who wish to move"},
    {"plan", "persons", "people at home who plan to move"},
    {"preparing", "persons", "people preparing to leave"},
    {"exposed", "persons", "people at home who remember a campaign"},
    {"first_departures", "persons", "people who left irregularly for the first time"},
    {"attempts", "persons", "irregular departures, repeated ones counted again"},
    {"pathway_departures", "persons", "people who left through a regular pathway"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(CorridorSeries::count)> corridor_list{{
    {"organisations", "organisations", "active organisations"},
    {"entries", "organisations", "organisations founded"},
    {"exits", "organisations", "organisations that closed down"},
    {"switches", "organisations", "organisations that took up another leg"},
    {"services_per_organisation", "legs", "legs an organisation serves, mean"},
    {"largest_share", "-", "share of capacity of the largest organisation"},
    {"concentration", "-", "Herfindahl-Hirschman index of capacity, 0 to 1"},
    {"travelling", "persons", "people on a leg"},
    {"paid", "USD", "paid by migrants since the founding"},
    {"held", "USD", "held by third parties"},
    {"received", "USD", "received by smugglers and exploiters since the founding"},
    {"refunded", "USD", "refunded since the founding"},
    {"seized", "USD", "seized with arrested facilitators since the founding"},
    {"lost", "USD", "held for the dead whom nobody claims, since the founding"},
    {"smugglers_income", "USD", "received by organisations since the founding"},
    {"smugglers_capital", "USD", "capital of active organisations"},
    {"debt_outstanding", "USD", "owed to smugglers"},
    {"policy_cost", "USD", "spent on policy this month"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(PairSeries::count)> pair_list{{
    {"fees", "USD", "fees and repayments to organisations by their seat and by where they were paid: a fee where the leg "
     "starts, a repayment where the person lives"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(InterventionSeries::count)> intervention_list{{
    {"cost", "USD", "spent on the intervention this month; missing for those of other scenarios"},
    {"in_force", "-", "share of the month's days on which it is in force; missing for those of other scenarios"},
}};

constexpr std::array<SeriesInfo, static_cast<std::size_t>(PersonEvent::count)> event_list{{
    {"prepared", "persons", "started to prepare"},
    {"departed", "persons", "left home irregularly (repeated departures counted again)"},
    {"crossed", "persons", "completed a leg"},
    {"intercepted", "persons", "were intercepted, or rescued and brought to an authority"},
    {"stopped", "persons", "were intercepted and not let through"},
    {"pushed_back", "persons", "were pushed back over a border"},
    {"returned", "persons", "were returned to their origin"},
    {"arrived", "persons", "stopped at a destination"},
    {"died", "persons", "died"},
    {"abused", "persons", "were abused on a leg, each time counted"},
    {"trafficked_labour", "persons", "fell into forced labour"},
    {"trafficked_sexual", "persons", "fell into sexual exploitation"},
    {"trafficked_ransom", "persons", "were held for ransom"},
    {"identified", "persons", "were identified by screening as the victims of trafficking that they are"},
    {"missed", "persons", "were victims of trafficking whom screening missed"},
    {"misjudged", "persons", "were taken for victims and were none"},
    {"referred", "persons", "were referred to protection"},
    {"detained", "persons", "were detained"},
    {"claimed", "persons", "claimed papers"},
    {"granted", "persons", "were granted papers"},
    {"refused", "persons", "were refused papers"},
    {"gave_up", "persons", "gave up and went home, or stayed"},
    {"moved_regularly", "persons", "moved through a regular pathway"},
    {"testified", "persons", "testified as protected victims"},
    {"cared_for", "persons", "are minors for whom care was arranged instead of detention"},
    {"supervised", "persons", "were supervised in freedom instead of detained"},
    {"absconded", "persons", "left supervision before the decision"},
    {"assisted_return", "persons", "went home with assistance of their own will"},
}};

// clang-format on

}  // namespace

std::span<const SeriesInfo> leg_series()
{
    return leg_list;
}

std::span<const SeriesInfo> place_series()
{
    return place_list;
}

std::span<const SeriesInfo> jurisdiction_series()
{
    return jurisdiction_list;
}

std::span<const SeriesInfo> origin_series()
{
    return origin_list;
}

std::span<const SeriesInfo> corridor_series()
{
    return corridor_list;
}

std::span<const SeriesInfo> pair_series()
{
    return pair_list;
}

std::span<const SeriesInfo> intervention_series()
{
    return intervention_list;
}

std::span<const SeriesInfo> person_events()
{
    return event_list;
}

Record opened_record(const Network& network, std::size_t n_interventions)
{
    Record record;
    record.legs.members = network.legs.size();
    record.places.members = network.places.size();
    record.jurisdictions.members = network.jurisdictions.size();
    record.origins.members = network.origins.size();
    record.corridor.members = 1;
    record.pairs.members = network.jurisdictions.size() * network.jurisdictions.size();
    record.interventions.members = n_interventions;
    record.events_by_place.members = network.places.size();
    record.events_by_group.members = network.origins.size() * Profile::count * status_names.size();
    record.start_month();
    record.start_year();
    return record;
}

}  // namespace corridor
