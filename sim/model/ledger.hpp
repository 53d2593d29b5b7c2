/// Every payment has a payer, a date and a holder: the accounts of the world, in whole cents.  MODEL 5
/// and 12.
#pragma once

#include "core/money.hpp"

namespace corridor {

/// Running totals since the founding; `held`, purses and capital are stocks.
struct Ledger {
    // Purses of migrants: brought + earned + borrowed + refunded = paid + living + repaid_kin + lost_purses +
    // purses
    Money brought;  // savings on starting to prepare, and saved from income at home
    Money earned;   // on the way and at the destination
    Money borrowed_kin;
    Money living;  // and fares
    Money repaid_kin;
    Money lost_purses;  // with the dead, or left at home
    // Payments of migrants: paid = held + received + refunded + seized + lost
    Money paid;      // fees, repayments of smugglers' loans, ransom
    Money held;      // with third parties
    Money received;  // by organisations and exploiters
    Money refunded;
    Money seized;  // by authorities, with an arrested facilitator
    Money lost;    // held for a dead person whom nobody claims
    // Organisations: founding + income = capital + spent + withdrawn + recovered
    Money capital_founded;
    Money organisations_income;
    Money exploiters_income;  // ransom and forced labour: received, not by organisations
    Money spent_operating;
    Money spent_bribes;
    Money spent_vessels;
    Money invested;
    Money withdrawn;  // owners' income, and capital on leaving the market
    Money recovered;  // assets recovered by courts
};

}  // namespace corridor
