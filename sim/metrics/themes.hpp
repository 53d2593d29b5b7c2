/// The catalogue of indicators by theme, one source file each.
#pragma once

#include <span>

#include "metrics/indicator.hpp"

namespace corridor {

std::span<const IndicatorInfo> flows();            // who moves, where, and how far they get
std::span<const IndicatorInfo> home_indicators();  // people at home
std::span<const IndicatorInfo> harm();             // deaths, violence, trafficking
std::span<const IndicatorInfo> protection();       // identification, referral, detention, pushbacks
std::span<const IndicatorInfo> market();           // fees, organisations, money
std::span<const IndicatorInfo> justice();          // arrests, cases, convictions; cost of policy

}  // namespace corridor
