/// The parameters of the rules: one number each for the whole world and all years.  ODD 7, table of
/// parameters.
///
/// The same values hold on every leg and in every year: no parameter is indexed by year or by fact.
/// `corridor.toml` may set them under `[parameters]`, `--set name=value` on the command line. Unit, range,
/// basis and meaning of each stand in `parameter_catalogue()`.
#pragma once

#include <span>
#include <string_view>

namespace corridor {

struct Parameters {
    // M1-M4 route choice
    double mu = 0.22;
    double c_fee = 0.03;
    double c_time = 0.004;
    double c_death = 18;
    double c_harm = 1;
    double c_caught = 0.6;
    double c_alone = 0.2;
    double c_gain = 1.5;
    double c_ties = 0.3;
    double c_status = 0.8;
    double c_return = 1.5;
    double give_up_value = -2;
    // M5 leaving
    double mu_m = 0.3;
    double wish_rate = 0.1;
    double plan_rate = 0.07;
    double prepare_rate = 0.2;
    double fade_rate = 0.06;
    double aspiration_spread = 1;
    double c_stay_wage = 0.5;
    double c_livelihoods = 1;
    double c_reintegration = 1;
    double c_assisted = 1;
    double c_conflict = 3;
    double preparing_patience = 540;
    // who people are
    double unaccompanied_share = 0.3;
    double unaccompanied_young_share = 0.2;
    double adolescent_share = 0.25;
    double older_share = 0.02;
    double income_spread_within = 0.2;
    double turnover = 0.02;
    // money of migrants
    double savings_median = 4;
    double savings_spread = 0.8;
    double saving_share = 0.2;
    double credit_months = 6;
    double debt_limit = 12;
    double debt_interest = 0.04;
    double repayment_share = 0.3;
    double held_offer_share = 0.5;
    double debt_offer_share = 0.25;
    double fare = 0.03;
    double held_worth = 0.3;
    double debt_burden = 0.5;
    // M6-M11 market
    double offers_seen = 4;
    double offer_fee_weight = 2;
    double offer_reputation_weight = 2;
    double reputation_memory = 0.8;
    double max_wait = 14;
    double patience_days = 7;
    double eta = 0.05;
    double competition = 0.1;
    double target = 0.75;
    double least_markup = -0.3;
    double founding_markup = 0.35;
    double entry_rate = 0.1;
    double entry_horizon = 6;
    double newcomers_hope = 2;
    double most_temptation = 3;
    double outside_option = 1500;
    double required_return = 0.15;
    double exit_rate = 0.25;
    double exit_months = 4;
    double profit_memory = 0.85;
    double reconsider_rate = 0.15;
    double switching_cost = 2000;
    double switching_scale = 1500;
    double several_legs = 0.5;
    double wear = 0.5;
    double value_of_liberty = 1000;
    double unsound_hazard = 2.5;
    double unsound_price = 0.75;
    double overload = 1.5;
    double load_exponent = 0.5;
    double vessel_choice_scale = 40;
    double wreck_reputation = 1000;
    double vessel_elasticity = 0.5;
    double capacity_growth = 0.3;
    double most_growth = 0.25;
    double place_cost = 400;
    double capacity_wear = 0.02;
    double least_capacity = 1;
    double founding_capacity = 20;
    double founding_capital = 6;
    double trait_spread = 0.5;
    double evasion_mean = 0.9;
    double helper_share = 0.05;
    // E1-E4 borders
    double kappa_land = 1;
    double kappa_sea = 1;
    double kappa_air = 1;
    double length_exponent = 0.5;
    double chi = 3;
    double fatality_land = 0.05;
    double fatality_sea = 0.6;
    double fatality_air = 0.01;
    double child_fatality = 1.2;
    double patrol_theta = 0.8;
    double patrol_inertia = 0.7;
    double patrol_exploration = 0.1;
    double facilitator_aboard = 0.1;
    double members_per_arrest = 0.08;
    double modus_gain = 0.5;
    // E5-E8 justice
    double evidence_arrest = 1;
    double evidence_testimony = 1.5;
    double evidence_finance = 0.3;
    double evidence_threshold = 4;
    double evidence_half = 4;
    double evidence_memory = 0.97;
    double case_days = 240;
    double convicted_members = 0.6;
    double dismantling = 0.5;
    double trial_days = 150;
    double request_patience = 540;
    double prior_conviction = 0.2;
    double testimony_share = 0.3;
    double absconding = 0.05;
    // H1-H2 harm
    double deter = 0.05;
    double abuse_vulnerability = 0.5;
    double h2_debt = 0.05;
    double h2_held = 0.6;
    double h2_alone = 0.3;
    double h2_child = 0.5;
    double h2_woman = 0.4;
    double h2_disability = 0.4;
    double h2_group = 0.7;
    double h2_unassisted = 0.5;
    double trafficking_days = 120;
    double trafficking_fatality = 0.02;
    double ransom_months = 6;
    double ransom_share = 0.3;
    double sexual_share_women = 0.4;
    double escape_share = 0.3;
    double shelter_days = 60;
    // section 8 information
    double prior_crossings = 15;
    double prior_death_odds = 2;
    double memory = 0.9;
    double wait_memory = 0.5;
    double information_delay = 2;
    double announcement_weight = 0.5;
    double organisation_memory = 0.8;
    double organisation_prior = 6;

    bool operator==(const Parameters&) const = default;
};

/// Where a number comes from.
enum class Basis : unsigned char { seen, recalled, assumption };
inline constexpr std::string_view basis_names[] = {"seen", "recalled", "assumption"};

/// A parameter as users see it.
struct ParameterInfo {
    std::string_view name;
    std::string_view unit;
    double least;
    double most;
    Basis basis;
    std::string_view rule;     // equation or section of the model that reads it
    std::string_view meaning;  // and, where seen, the source
    double Parameters::*value;
};

/// Every parameter, once, in the order of `Parameters`.
std::span<const ParameterInfo> parameter_catalogue();

/// The parameter of that name, or nullptr.
const ParameterInfo* find_parameter(std::string_view name);

}  // namespace corridor
