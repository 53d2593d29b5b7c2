#include "model/parameters.hpp"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using enum Basis;

// clang-format off
constexpr std::array catalogue{
    // M1-M4 route choice
    ParameterInfo{"mu", "-", 0.02, 2, assumption, "M1, M2", "scale of route choice: how far two ways must differ for one to be clearly preferred", &Parameters::mu},
    ParameterInfo{"c_fee", "1/month of income", 0, 2, assumption, "M3", "weight of the fee, in months of income", &Parameters::c_fee},
    ParameterInfo{"c_time", "1/day", 0, 0.1, assumption, "M3", "weight of a day on the way or waiting", &Parameters::c_time},
    ParameterInfo{"c_death", "-", 0, 500, assumption, "M3", "weight of the believed chance to die", &Parameters::c_death},
    ParameterInfo{"c_harm", "-", 0, 50, assumption, "M3", "weight of the believed chance of abuse", &Parameters::c_harm},
    ParameterInfo{"c_caught", "-", 0, 50, assumption, "M3", "weight of an expected capture", &Parameters::c_caught},
    ParameterInfo{"c_alone", "-", 0, 5, assumption, "M3", "hardship of going without a smuggler", &Parameters::c_alone},
    ParameterInfo{"c_gain", "-", 0, 10, assumption, "M4", "weight of the log wage gain", &Parameters::c_gain},
    ParameterInfo{"c_ties", "-", 0, 5, assumption, "M4", "weight of the log of one plus the diaspora in thousands", &Parameters::c_ties},
    ParameterInfo{"c_status", "-", 0, 10, assumption, "M4", "weight of the believed chance of papers", &Parameters::c_status},
    ParameterInfo{"c_return", "-", 0, 10, assumption, "M3, M4", "loss when returned, or when a stop ends the journey", &Parameters::c_return},
    ParameterInfo{"give_up_value", "-", -20, 5, assumption, "M1", "value of giving up on the way and going home (G)", &Parameters::give_up_value},
    // M5 leaving
    ParameterInfo{"mu_m", "-", 0.02, 2, assumption, "M5", "scale of the choice between regular and irregular", &Parameters::mu_m},
    ParameterInfo{"wish_rate", "1/month", 0, 1, assumption, "M5", "rate from no wish to wish, at full motive", &Parameters::wish_rate},
    ParameterInfo{"plan_rate", "1/month", 0, 1, assumption, "M5", "rate from wish to plan, at full motive", &Parameters::plan_rate},
    ParameterInfo{"prepare_rate", "1/month", 0, 1, assumption, "M5", "rate from plan to preparing, at full motive", &Parameters::prepare_rate},
    ParameterInfo{"fade_rate", "1/month", 0, 1, assumption, "M5", "rate at which wishes and plans fade", &Parameters::fade_rate},
    ParameterInfo{"aspiration_spread", "-", 0, 5, assumption, "M5", "standard deviation of aspiration within an origin", &Parameters::aspiration_spread},
    ParameterInfo{"c_stay_wage", "-", 0, 5, assumption, "M5", "weight of the log of the home wage relative to its table value", &Parameters::c_stay_wage},
    ParameterInfo{"c_livelihoods", "-", 0, 5, assumption, "M5", "weight of livelihoods at home", &Parameters::c_livelihoods},
    ParameterInfo{"c_reintegration", "-", 0, 5, assumption, "ODD 7.20", "weight of help with reintegration in trying again", &Parameters::c_reintegration},
    ParameterInfo{"c_assisted", "-", 0, 5, assumption, "M1, ODD 7.20", "what assisted voluntary return adds to the value of giving up, and to the log odds that somebody stopped gives up", &Parameters::c_assisted},
    ParameterInfo{"c_conflict", "-", 0, 20, assumption, "M5", "weight of conflict at home", &Parameters::c_conflict},
    ParameterInfo{"preparing_patience", "day", 30, 3650, assumption, "ODD 7.4", "how long a person prepares before giving up", &Parameters::preparing_patience},
    // who people are
    ParameterInfo{"unaccompanied_share", "-", 0, 1, assumption, "ODD 2", "share of minors who travel unaccompanied", &Parameters::unaccompanied_share},
    ParameterInfo{"unaccompanied_young_share", "-", 0, 1, assumption, "ODD 2", "share of unaccompanied minors under 15", &Parameters::unaccompanied_young_share},
    ParameterInfo{"adolescent_share", "-", 0, 1, assumption, "ODD 2", "share of accompanied minors aged 15 to 17", &Parameters::adolescent_share},
    ParameterInfo{"older_share", "-", 0, 1, assumption, "ODD 2", "share of adults aged 65 and over among those who leave", &Parameters::older_share},
    ParameterInfo{"income_spread_within", "-", 0, 2, assumption, "ODD 2", "standard deviation of log income within a band", &Parameters::income_spread_within},
    ParameterInfo{"turnover", "1/year", 0, 1, assumption, "ODD 7.4", "share of people at home replaced by the next cohort in a year", &Parameters::turnover},
    // money of migrants
    ParameterInfo{"savings_median", "month of income", 0.01, 120, assumption, "ODD 7.18", "savings on starting to prepare, median", &Parameters::savings_median},
    ParameterInfo{"savings_spread", "-", 0, 3, assumption, "ODD 7.18", "standard deviation of log savings", &Parameters::savings_spread},
    ParameterInfo{"saving_share", "-", 0, 1, assumption, "ODD 7.18", "share of income saved while preparing", &Parameters::saving_share},
    ParameterInfo{"credit_months", "month of income", 0, 120, assumption, "ODD 7.18", "what a family lends, at most", &Parameters::credit_months},
    ParameterInfo{"debt_limit", "month of income", 0, 240, assumption, "ODD 7.18", "what a smuggler lends, at most", &Parameters::debt_limit},
    ParameterInfo{"debt_interest", "1/month", 0, 1, assumption, "ODD 7.5", "interest on smugglers' loans", &Parameters::debt_interest},
    ParameterInfo{"repayment_share", "-", 0, 1, assumption, "ODD 7.5", "share of the wage at the destination that goes into debts", &Parameters::repayment_share},
    ParameterInfo{"held_offer_share", "-", 0, 1, assumption, "ODD 5", "share of organisations that accept payment held by a third party", &Parameters::held_offer_share},
    ParameterInfo{"debt_offer_share", "-", 0, 1, assumption, "ODD 5", "share of organisations that let people pay later", &Parameters::debt_offer_share},
    ParameterInfo{"fare", "USD/km", 0, 10, assumption, "M3, ODD 7.18", "what public transport costs those who go without a smuggler", &Parameters::fare},
    ParameterInfo{"held_worth", "-", -5, 5, assumption, "ODD 7.19", "what payment on safe arrival is worth in the choice of an offer", &Parameters::held_worth},
    ParameterInfo{"debt_burden", "-", -5, 5, assumption, "ODD 7.19", "what a debt weighs in the choice of an offer", &Parameters::debt_burden},
    // M6-M11 market
    ParameterInfo{"offers_seen", "-", 1, 8, assumption, "ODD 7.19", "offers a person compares", &Parameters::offers_seen},
    ParameterInfo{"offer_fee_weight", "1/month of income", 0.01, 50, assumption, "ODD 7.19", "weight of the fee in the choice of an offer", &Parameters::offer_fee_weight},
    ParameterInfo{"offer_reputation_weight", "-", 0, 50, assumption, "ODD 7.19", "weight of an organisation's reputation in the choice of an offer", &Parameters::offer_reputation_weight},
    ParameterInfo{"reputation_memory", "-", 0, 1, assumption, "ODD 7.21", "weight of the past in a reputation, a crossing", &Parameters::reputation_memory},
    ParameterInfo{"max_wait", "day", 1, 365, assumption, "M6", "longest time a passenger waits for the vessel to fill", &Parameters::max_wait},
    ParameterInfo{"patience_days", "day", 1, 90, assumption, "ODD 7.14", "days until a person who found no place looks again", &Parameters::patience_days},
    ParameterInfo{"eta", "1/week", 0, 0.08, assumption, "M8", "speed at which fees follow unsold places; above 0.08 fees cycle", &Parameters::eta},
    ParameterInfo{"competition", "1/week", 0, 1, assumption, "M8", "share of the way to the fee of Bertrand competition that a fee goes in a week while places stay empty", &Parameters::competition},
    ParameterInfo{"target", "-", 0.05, 1, assumption, "M8", "share of places sold at which fees rest", &Parameters::target},
    ParameterInfo{"least_markup", "-", -0.9, 0, assumption, "M8", "lowest markup", &Parameters::least_markup},
    ParameterInfo{"founding_markup", "-", 0, 5, assumption, "M9", "markup of a newcomer, on average", &Parameters::founding_markup},
    ParameterInfo{"entry_rate", "1/month", 0, 5, assumption, "M9", "base rate of entry on a leg", &Parameters::entry_rate},
    ParameterInfo{"entry_horizon", "month", 1, 120, assumption, "M9", "months over which those who asked in vain are reckoned as custom: a crowd that waits is served once", &Parameters::entry_horizon},
    ParameterInfo{"newcomers_hope", "-", 1, 10, assumption, "M9", "what a newcomer on a leg that nobody serves asks for, in outside options", &Parameters::newcomers_hope},
    ParameterInfo{"most_temptation", "-", 0, 100, assumption, "M9", "profit above the outside option, relative to it, beyond which entry is not faster", &Parameters::most_temptation},
    ParameterInfo{"outside_option", "USD/month", 10, 100000, assumption, "M9", "what an organiser earns elsewhere", &Parameters::outside_option},
    ParameterInfo{"required_return", "-", 0, 5, assumption, "M9", "return that money laid out for departures must bring, for its risk, before an organiser has earned anything", &Parameters::required_return},
    ParameterInfo{"exit_rate", "1/month", 0, 1, assumption, "M9", "share of those who earn nothing and have lost patience that leave", &Parameters::exit_rate},
    ParameterInfo{"exit_months", "month", 1, 60, assumption, "M9", "months below the outside option before an organisation gives up", &Parameters::exit_months},
    ParameterInfo{"profit_memory", "1/month", 0, 1, assumption, "M9", "weight of the past in the profit that is compared with the outside option: about a year, or a winter would end a seasonal trade", &Parameters::profit_memory},
    ParameterInfo{"reconsider_rate", "1/month", 0, 1, assumption, "M10", "share of organisations that reconsider their legs", &Parameters::reconsider_rate},
    ParameterInfo{"switching_cost", "USD/month", 0, 1e6, assumption, "M10", "cost of taking up another leg", &Parameters::switching_cost},
    ParameterInfo{"switching_scale", "USD/month", 1, 1e6, assumption, "M10", "difference of profit that makes a leg e times as likely", &Parameters::switching_scale},
    ParameterInfo{"several_legs", "-", 0, 1, assumption, "ODD 5", "share of organisations founded on two legs", &Parameters::several_legs},
    ParameterInfo{"wear", "-", 0, 1, assumption, "M6", "share of a vessel used up by a crossing", &Parameters::wear},
    ParameterInfo{"value_of_liberty", "USD/month", 0, 1e6, assumption, "M6", "what a month in prison is worth avoiding", &Parameters::value_of_liberty},
    ParameterInfo{"unsound_hazard", "-", 1, 20, assumption, "M11, E2", "hazard of an unsound vessel relative to a sound one", &Parameters::unsound_hazard},
    ParameterInfo{"unsound_price", "-", 0.01, 1, assumption, "M11", "price of an unsound vessel relative to a sound one", &Parameters::unsound_price},
    ParameterInfo{"overload", "-", 1, 5, assumption, "M11", "load of a fuller vessel relative to its places", &Parameters::overload},
    ParameterInfo{"load_exponent", "-", 0, 3, assumption, "E2", "how the hazard grows with the load", &Parameters::load_exponent},
    ParameterInfo{"vessel_choice_scale", "USD/person", 0.1, 1e4, assumption, "M11", "difference of profit a place that makes a plan e times as likely", &Parameters::vessel_choice_scale},
    ParameterInfo{"wreck_reputation", "USD/person", 0, 1e5, assumption, "M11", "what a passenger's death costs in reputation", &Parameters::wreck_reputation},
    ParameterInfo{"vessel_elasticity", "-", 0.01, 10, assumption, "M11", "elasticity of the supply of vessels", &Parameters::vessel_elasticity},
    ParameterInfo{"capacity_growth", "-", 0, 1, assumption, "ODD 7.6", "share of profit above the outside option that is invested", &Parameters::capacity_growth},
    ParameterInfo{"most_growth", "1/month", 0, 10, assumption, "ODD 7.6", "share by which an organisation can grow in a month", &Parameters::most_growth},
    ParameterInfo{"place_cost", "USD", 1, 1e5, assumption, "ODD 7.6", "cost of one more place a week", &Parameters::place_cost},
    ParameterInfo{"capacity_wear", "1/month", 0, 0.5, assumption, "ODD 7.6", "share of capacity that wears out", &Parameters::capacity_wear},
    ParameterInfo{"least_capacity", "places/week", 0.01, 100, assumption, "ODD 7.6", "capacity below which an organisation is no more", &Parameters::least_capacity},
    ParameterInfo{"founding_capacity", "places/week", 0.1, 1e4, assumption, "ODD 5", "capacity of a new organisation, median", &Parameters::founding_capacity},
    ParameterInfo{"founding_capital", "departure", 0, 1e4, assumption, "ODD 5", "capital of a new organisation, in departures it could pay for, median", &Parameters::founding_capital},
    ParameterInfo{"trait_spread", "-", 0, 3, assumption, "ODD 5", "spread of organisations' traits", &Parameters::trait_spread},
    ParameterInfo{"evasion_mean", "-", 0, 5, assumption, "E1", "skill at evading patrols, mean", &Parameters::evasion_mean},
    ParameterInfo{"helper_share", "-", 0, 1, assumption, "ODD 5", "share of kin and humanitarian helpers among organisations", &Parameters::helper_share},
    // E1-E4 borders
    ParameterInfo{"kappa_land", "km^gamma per patrol unit", 0, 1e3, assumption, "E1", "effect of patrols on land", &Parameters::kappa_land},
    ParameterInfo{"kappa_sea", "km^gamma per patrol unit", 0, 1e3, assumption, "E1", "effect of patrols at sea", &Parameters::kappa_sea},
    ParameterInfo{"kappa_air", "km^gamma per patrol unit", 0, 1e3, assumption, "E1", "effect of controls of air travel", &Parameters::kappa_air},
    ParameterInfo{"length_exponent", "-", 0, 2, assumption, "E1", "how the length of a border dilutes patrols (gamma)", &Parameters::length_exponent},
    ParameterInfo{"chi", "-", 0, 20, assumption, "E2", "how much evading patrols adds to the hazard; swept", &Parameters::chi},
    ParameterInfo{"fatality_land", "-", 0, 1, assumption, "E3", "P(death) in a breakdown on land without rescue", &Parameters::fatality_land},
    ParameterInfo{"fatality_sea", "-", 0, 1, assumption, "E3", "P(death) in a wreck at sea without rescue", &Parameters::fatality_sea},
    ParameterInfo{"fatality_air", "-", 0, 1, assumption, "E3", "P(death) in the air", &Parameters::fatality_air},
    ParameterInfo{"child_fatality", "-", 0, 10, assumption, "E3", "P(death) of those under 15 and of 65 and over, relative to others", &Parameters::child_fatality},
    ParameterInfo{"patrol_theta", "-", 0, 0.8, assumption, "E4", "how strongly patrols follow believed flows; above 0.8 unstable", &Parameters::patrol_theta},
    ParameterInfo{"patrol_inertia", "-", 0, 1, assumption, "E4", "share of patrols that stay where they are", &Parameters::patrol_inertia},
    ParameterInfo{"patrol_exploration", "-", 0, 1, assumption, "E4", "share spread evenly", &Parameters::patrol_exploration},
    ParameterInfo{"facilitator_aboard", "-", 0, 1, assumption, "ODD 7.9", "P(a facilitator is aboard and caught) at an interception", &Parameters::facilitator_aboard},
    ParameterInfo{"members_per_arrest", "-", 0, 1, assumption, "ODD 7.16", "share of capacity lost with an arrest", &Parameters::members_per_arrest},
    ParameterInfo{"modus_gain", "-", 0, 5, assumption, "E4", "how much shared modus operandi adds to skill", &Parameters::modus_gain},
    // E5-E8 justice
    ParameterInfo{"evidence_arrest", "point", 0, 100, assumption, "E5", "evidence of an arrest", &Parameters::evidence_arrest},
    ParameterInfo{"evidence_testimony", "point", 0, 100, assumption, "E5", "evidence of a victim's testimony", &Parameters::evidence_testimony},
    ParameterInfo{"evidence_finance", "point/month", 0, 100, assumption, "E5", "evidence of tracing payments with one partner", &Parameters::evidence_finance},
    ParameterInfo{"evidence_threshold", "point", 0, 1000, assumption, "E6", "evidence that opens a case", &Parameters::evidence_threshold},
    ParameterInfo{"evidence_half", "point", 0.01, 1000, assumption, "E8", "evidence at which half the cases are proven", &Parameters::evidence_half},
    ParameterInfo{"evidence_memory", "1/month", 0, 1, assumption, "E5", "share of evidence that keeps its worth", &Parameters::evidence_memory},
    ParameterInfo{"case_days", "day", 1, 5000, assumption, "E6", "mean length of an investigation by ordinary investigators", &Parameters::case_days},
    ParameterInfo{"convicted_members", "-", 0, 1, assumption, "E8", "share of the capacity within reach that is lost with a conviction", &Parameters::convicted_members},
    ParameterInfo{"dismantling", "-", 0, 1, assumption, "E8", "P(an organisation ends when its organisers are convicted)", &Parameters::dismantling},
    ParameterInfo{"trial_days", "day", 1, 5000, assumption, "E8", "mean length of a trial", &Parameters::trial_days},
    ParameterInfo{"request_patience", "day", 1, 5000, assumption, "E7", "time after which a case goes on without the answer to a request", &Parameters::request_patience},
    ParameterInfo{"prior_conviction", "-", 0, 1, assumption, "M6", "perceived P(conviction given arrest) before any record, relative to conviction_base", &Parameters::prior_conviction},
    ParameterInfo{"testimony_share", "-", 0, 1, assumption, "ODD 7.16", "share of protected victims who testify", &Parameters::testimony_share},
    ParameterInfo{"absconding", "-", 0, 1, seen, "ODD 7.13", "P(a person supervised in freedom leaves before the decision): 95 to 99 % come to the final hearing, United States 2013-2018, National Immigration Forum (2018), The Math of Immigration Detention; the lower end", &Parameters::absconding},
    // H1-H2 harm
    ParameterInfo{"deter", "1/month of sentence", -1, 1, assumption, "H1", "deterrence of abuse by the aggravated penalty; the sign is an assumption; 0 switches it off", &Parameters::deter},
    ParameterInfo{"abuse_vulnerability", "-", 0, 10, assumption, "H1", "added vulnerability of women, minors, disabled and discriminated travellers", &Parameters::abuse_vulnerability},
    ParameterInfo{"h2_debt", "1/month of income", -1, 1, assumption, "H2", "coefficient of debt", &Parameters::h2_debt},
    ParameterInfo{"h2_held", "-", -5, 5, assumption, "H2", "coefficient of owing a smuggler", &Parameters::h2_held},
    ParameterInfo{"h2_alone", "-", -5, 5, assumption, "H2", "coefficient of travelling without family", &Parameters::h2_alone},
    ParameterInfo{"h2_child", "-", -5, 5, assumption, "H2", "coefficient of minors", &Parameters::h2_child},
    ParameterInfo{"h2_woman", "-", -5, 5, assumption, "H2", "coefficient of women and girls", &Parameters::h2_woman},
    ParameterInfo{"h2_disability", "-", -5, 5, assumption, "H2", "coefficient of disability", &Parameters::h2_disability},
    ParameterInfo{"h2_group", "-", -5, 5, assumption, "H2", "coefficient of discriminated origin groups", &Parameters::h2_group},
    ParameterInfo{"h2_unassisted", "-", -5, 5, assumption, "H2", "coefficient of a place without assistance", &Parameters::h2_unassisted},
    ParameterInfo{"trafficking_days", "day", 1, 3650, assumption, "ODD 7.12", "mean duration of exploitation", &Parameters::trafficking_days},
    ParameterInfo{"trafficking_fatality", "-", 0, 1, assumption, "ODD 7.12", "P(death) at the end of exploitation", &Parameters::trafficking_fatality},
    ParameterInfo{"ransom_months", "month of income", 0, 120, assumption, "ODD 7.12", "ransom demanded", &Parameters::ransom_months},
    ParameterInfo{"ransom_share", "-", 0, 1, assumption, "ODD 7.12", "share of trafficking for ransom", &Parameters::ransom_share},
    ParameterInfo{"sexual_share_women", "-", 0, 0.7, assumption, "ODD 7.12", "share of sexual exploitation among women and girls trafficked", &Parameters::sexual_share_women},
    ParameterInfo{"escape_share", "-", 0, 1, assumption, "ODD 7.12", "P(escape) where the ransom is not met", &Parameters::escape_share},
    ParameterInfo{"shelter_days", "day", 1, 3650, assumption, "ODD 7.13", "time in protection", &Parameters::shelter_days},
    // ODD 7.14 information
    ParameterInfo{"prior_crossings", "crossing", 0.1, 1000, assumption, "ODD 7.14", "weight of the prior", &Parameters::prior_crossings},
    ParameterInfo{"prior_death_odds", "-", 0.01, 100, assumption, "ODD 7.14", "prior odds of death relative to those of the tables", &Parameters::prior_death_odds},
    ParameterInfo{"memory", "1/month", 0, 1, assumption, "ODD 7.14", "share of a record that is still told a month later", &Parameters::memory},
    ParameterInfo{"wait_memory", "1/month", 0, 1, assumption, "ODD 7.14", "weight of the past in the wait for a place that people expect; prices and queues are known by telephone", &Parameters::wait_memory},
    ParameterInfo{"information_delay", "month", 0, 24, assumption, "ODD 7.14", "delay until travellers' experience is known at home", &Parameters::information_delay},
    ParameterInfo{"announcement_weight", "-", 0, 1, assumption, "ODD 7.14", "weight of announced returns against those lived through (r^)", &Parameters::announcement_weight},
    ParameterInfo{"organisation_memory", "1/month", 0, 1, assumption, "ODD 7.14", "memory of organisations and courts' reputation", &Parameters::organisation_memory},
    ParameterInfo{"organisation_prior", "crossing", 0.1, 1000, assumption, "ODD 7.14", "weight of organisations' priors", &Parameters::organisation_prior},
};
// clang-format on

}  // namespace

std::span<const ParameterInfo> parameter_catalogue()
{
    return catalogue;
}

const ParameterInfo* find_parameter(std::string_view name)
{
    const auto found = std::ranges::find(catalogue, name, &ParameterInfo::name);
    return found == catalogue.end() ? nullptr : &*found;
}

}  // namespace corridor
