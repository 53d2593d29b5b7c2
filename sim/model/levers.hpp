/// Everything a policy can move, and all that rules know of policy: the narrow waist between the two.
/// ODD 7.10
///
/// A lever is a named quantity with a unit, a range and a scope. `lever_catalogue()` lists each once; the
/// tables of a corridor give the baseline, `history.toml` the dated settings, interventions the rest.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "model/ids.hpp"

namespace corridor {

struct Network;

enum class Scope : std::uint8_t { jurisdiction, pair, place, leg, origin };
inline constexpr std::array<std::string_view, 5> scope_names{"jurisdiction", "pair", "place", "leg",
                                                             "origin"};

/// What a campaign tells: one statement about each risk, as a multiple of the true figure; NaN where it is
/// silent.
struct CampaignContent {
    double death = 0;
    double harm = 0;
    double stopped = 0;
    double papers = 0;
    double fee = 0;

    bool operator==(const CampaignContent&) const = default;
};

/// An information campaign in force, as the rules see it. One exposure (1, 2 ...) each; exposure 0 heard
/// nothing.
struct Campaign {
    CampaignContent content;
    double step = 0;                 // [-], how far beliefs move toward the content (format x credibility)
    double half_life = 0;            // [day], after which half of those who heard have forgotten
    Column<OriginId, double> reach;  // [1/month], share of people at home newly reached

    bool operator==(const Campaign&) const = default;
};

/// One entry per member of the scope; pairs are ordered, `from * n + to`.
struct Levers {
    // jurisdiction
    std::vector<double> border_budget;         // [patrol units]
    std::vector<double> border_skill;          // [-]
    std::vector<double> arrest_capacity;       // [arrests/month]
    std::vector<double> investigators;         // [cases at a time]
    std::vector<double> investigation_skill;   // [-]
    std::vector<double> prosecutors;           // [cases at a time]
    std::vector<double> request_capacity;      // [requests/month]
    std::vector<double> secretariat;           // [-]
    std::vector<double> financial_tracing;     // [points/month]
    std::vector<double> asset_recovery;        // [-]
    std::vector<double> conviction_base;       // [-]
    std::vector<double> smuggling_is_crime;    // [-], 0 or 1
    std::vector<double> benefit_required;      // [-], 1 where helpers who take no benefit are spared
    std::vector<double> penalty;               // [month]
    std::vector<double> aggravated_penalty;    // [month]
    std::vector<double> asylum_share;          // [-] of those intercepted
    std::vector<double> detention_share;       // [-]
    std::vector<double> pushback_share;        // [-]
    std::vector<double> return_share;          // [-]
    std::vector<double> detention_capacity;    // [persons]
    std::vector<double> detention_days;        // [day]
    std::vector<double> sensitivity_men;       // [-]
    std::vector<double> sensitivity_women;     // [-]
    std::vector<double> sensitivity_children;  // [-]
    std::vector<double> specificity;           // [-]
    std::vector<double> screening_training;    // [-]
    std::vector<double> child_care;            // [-]
    std::vector<double> alternatives;          // [-]
    std::vector<double> voluntary_return;      // [-]
    std::vector<double> witness_support;       // [-]
    std::vector<double> referral_capacity;     // [persons/month]
    std::vector<double> recognition;           // [-]
    std::vector<double> procedure_days;        // [day]
    std::vector<double> enforced_return;       // [-] of those refused or released
    std::vector<double> discouragement;        // [-], d_j
    std::vector<double> corruption;            // [-]
    std::vector<double> vessel_supply;         // [vessels/month]
    // ordered pair of jurisdictions
    std::vector<double> share_routes;           // [-]
    std::vector<double> share_modus_operandi;   // [-]
    std::vector<double> share_finance;          // [-]
    std::vector<double> share_vulnerabilities;  // [-]
    std::vector<double> sharing_delay;          // [day]
    std::vector<double> harmonisation;          // [-]
    std::vector<double> joint_teams;            // [-]
    // place
    std::vector<double> assistance;  // [-]
    // leg
    std::vector<double> rescue;        // [-]
    std::vector<double> passable;      // [-], 1 open, 0 shut
    std::vector<double> extra_patrol;  // [patrol units]
    // origin
    std::vector<double> livelihoods;     // [-]
    std::vector<double> pathway_open;    // [-]
    std::vector<double> pathway_places;  // [persons/month]
    std::vector<double> pathway_days;    // [day]
    std::vector<double> reintegration;   // [-]

    std::vector<Campaign> campaigns;

    bool operator==(const Levers&) const = default;
};

/// A lever as users see it.
struct LeverInfo {
    std::string_view name;
    Scope scope;
    std::string_view unit;
    double least;
    double most;
    double baseline;  // value where a table gives none; NaN: the table must give it
    std::string_view meaning;
    std::vector<double> Levers::*values;
};

/// Every lever, once, in the order of `Levers`.
std::span<const LeverInfo> lever_catalogue();

/// The lever of that name, or nullptr.
const LeverInfo* find_lever(std::string_view name);

/// Number of members of a scope in a network.
std::size_t scope_size(const Network& network, Scope scope);

/// Levers with every value at its catalogue baseline (NaN where a table must give it).
Levers empty_levers(const Network& network);

}  // namespace corridor
