/// One stream of random numbers per purpose, so that a new draw in one rule leaves the numbers of the others
/// alone. Numbers are never reused.  MODEL 2, ODD 4.
#pragma once

#include <cstdint>

namespace corridor {

enum class Stream : std::uint32_t {
    home = 1,          // how many of a cell change stage, hear a campaign, forget it
    attributes = 2,    // sex, age, purse ... of a person on becoming an individual
    pathway = 3,       // who goes without when there is no regular place
    route_choice = 4,  // M2
    market_order = 5,  // who is served first on a leg
    offer = 6,         // which offers are seen, which one is taken
    weather = 8,       // whether crossings may leave a leg on a day
    interception = 9,  // E1, both sides
    wreck = 10,        // E2
    death = 11,        // E3
    arrest = 12,       // whether a facilitator is aboard and caught
    abuse = 13,        // H1
    trafficking = 14,  // H2, form, exits
    screening = 15,    // sensitivity, specificity
    procedure = 16,    // what follows interception
    papers = 17,       // claims granted, refused returned
    retry = 18,        // d_j
    traits = 19,       // of an organisation at its founding
    vessel_plan = 20,  // M11
    switching = 21,    // M10
    entry = 22,        // M9
    conviction = 23,   // E8
    case_length = 24,  // E6
    testimony = 25,
    exit = 26,          // M9
    request = 27,       // E7
    joint_team = 28,    // E6
    supervision = 29,   // alternatives to detention, care for minors
    going_home = 30,    // assisted voluntary return
    resampling = 31,    // bootstrap over replicates
    design_order = 32,  // of a sweep: strata of a Latin hypercube, order in which a walk moves factors
    design_place = 33,  // of a sweep: place within a stratum, start of a walk
};

}  // namespace corridor
