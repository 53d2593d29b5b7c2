/// Payments: the only functions that move money. Each books both ends, so that the ledger balances every day.
/// Amounts are per real person; the ledger and organisations hold them times the persons that one stands for.
/// ODD 7.5
#pragma once

#include "model/world.hpp"

namespace corridor {

/// What the family would still lend [cent]: `credit_months` of income less what is owed to it.
Money kin_credit_left(const World& world, MigrantId i);

/// What public transport over a leg costs those who go without a smuggler, by its length.
Money fare_of(const World& world, LegId leg);

/// Pays the fare, or as much of it as the purse holds: who has no more walks.
void pay_fare(World& world, MigrantId i, LegId leg);

/// Earnings and living costs since the last settlement, on the way or (savings) at home.
void settle_living(World& world, MigrantId i);

/// Migrant -> third party: the fee of the contract, out of the purse first, then out of the family's credit.
/// The caller has made sure that both suffice. Debt schemes deposit nothing.
void deposit_fee(World& world, MigrantId i);

/// Third party -> organisation; a debt becomes owed. Called on departure (advance, debt) or safe arrival
/// (held).
void release_fee(World& world, MigrantId i);

/// Third party -> migrant, or, for the dead, to the family that lent; nobody's claim is lost.
void return_fee(World& world, MigrantId i);

/// Third party -> authority, when the facilitator is arrested with the fees on board.
void seize_fee(World& world, MigrantId i);

/// Migrant -> exploiter, as far as purse and credit reach. Returns whether `ransom` was met in full.
bool pay_ransom(World& world, MigrantId i, Money ransom);

/// A month of repayment out of earnings at the destination: the smuggler's loan with interest first, then the
/// family.
void repay_debts(World& world, MigrantId i);

/// What a dead person carried is lost; debts end.
void close_purse(World& world, MigrantId i);

/// Organisation -> suppliers, officials.
void pay_operating(World& world, Service& service, Money amount);
void pay_bribes(World& world, Service& service, Money amount);
void pay_vessel(World& world, Service& service, Money amount);

/// At rest where one is: preparing at home, else at a place on the way.
void rest(World& world, MigrantId i);

/// Every identity of the ledger and of the states (MODEL 12); throws `Bug` naming the one that fails.
void check_conservation(const World& world);

}  // namespace corridor
