#include "model/migrants.hpp"

namespace corridor {

MigrantId add(Migrants& migrants, const NewMigrant& person, std::int32_t day)
{
    const MigrantId id = MigrantId::at(migrants.size());
    migrants.key.push_back(person.key);
    migrants.origin.push_back(person.origin);
    migrants.traveller_class.push_back(person.traveller_class);
    migrants.profile.push_back(person.profile.index());
    migrants.aspiration.push_back(person.aspiration);
    migrants.state.push_back(State::preparing);
    migrants.status.push_back(Status::citizen_at_home);
    migrants.place.push_back(person.place);
    migrants.leg.push_back(LegId::none());
    migrants.passage.push_back(Passage::through);
    migrants.contract.push_back({});
    migrants.creditor.push_back(OrganisationId::none());
    migrants.since.push_back(day);
    migrants.started.push_back(day);
    migrants.income.push_back(person.income);
    migrants.purse.push_back(person.purse);
    migrants.debt_kin.push_back({});
    migrants.debt_smuggler.push_back({});
    migrants.crossing_share.push_back(0);
    migrants.guided.push_back(0);
    migrants.last_organisation.push_back(OrganisationId::none());
    migrants.attempts.push_back(0);
    migrants.exploitation.push_back(Exploitation::none);
    migrants.victim.push_back(0);
    return id;
}

}  // namespace corridor
