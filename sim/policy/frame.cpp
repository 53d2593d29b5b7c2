#include "policy/frame.hpp"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array rows{
    FrameRow{"A-a",
             "Global Compact for Migration, objective 9: join and carry out the Smuggling Protocol",
             {"organisers_convicted", "requests_granted_share", "cases_opened", "impunity"}},
    FrameRow{"A-b",
             "Objective 9: share information and intelligence across borders",
             {"evidence_received", "identified_share", "stopped", "cases_opened"}},
    FrameRow{"A-c",
             "Objective 9: cooperation protocols along routes that heed gender, children and rights",
             {"identified_share", "referred", "children_detained", "pushed_back", "cared_for"}},
    FrameRow{"A-d",
             "Objective 9: make smuggling for benefit a crime, aggravated smuggling a graver one",
             {"mean_fee", "unsound_share", "abused_per_1000_journeys", "sentence_months",
              "wrongly_prosecuted", "helpers_tried"}},
    FrameRow{"A-e",
             "Objective 9: tell smuggling from trafficking and answer each in its own way",
             {"identified", "missed", "misjudged", "trafficked", "reported_share"}},
    FrameRow{"A-f",
             "Objective 9: prevention along the whole migration cycle, in areas of origin first",
             {"wish", "first_departures", "regular_share", "exposed_share"}},
    FrameRow{"W-1",
             "Regional Conference on Migration, work plan 2019-2025: investigation",
             {"cases_opened", "cases_waiting", "convictions", "organisers_convicted", "impunity"}},
    FrameRow{"W-2",
             "Work plan 2019-2025: judicial cooperation",
             {"requests_answered", "requests_granted_share", "request_age", "organisers_convicted"}},
    FrameRow{"W-3",
             "Work plan 2019-2025: administrative detention and its alternatives",
             {"in_detention", "children_detained", "detained", "supervised", "absconded"}},
    FrameRow{"W-4",
             "Work plan 2019-2025: migration solutions, prevention, assistance for victims",
             {"regular_departures", "assisted_returns", "trafficked_per_1000_journeys", "reported_share",
              "referred"}},
    FrameRow{
        "G",
        "GLO.ACT Asia and the Middle East: a programme of measures under one budget",
        {"policy_cost", "identified_share", "requests_granted_share", "organisers_convicted", "referred"}},
    FrameRow{"R",
             "REDTRAM: a network of specialised prosecutors, joint teams and a secretariat",
             {"cases_joint", "request_age", "requests_waiting", "dismantled", "organisers_convicted"}},
    FrameRow{"S-10.7",
             "Sustainable Development Goal target 10.7: orderly, safe, regular migration",
             {"fee_burden", "deaths", "deaths_per_1000_journeys", "regular_share"}},
    FrameRow{"S-16.1",
             "Target 16.1: less violence and fewer deaths",
             {"deaths", "deaths_per_1000_journeys", "abused", "abused_per_1000_journeys", "wrecks"}},
    FrameRow{"S-16.2",
             "Target 16.2: an end to trafficking of and violence against children",
             {"trafficked", "identified", "identified_share", "exploitation", "children_detained"}},
    FrameRow{"S-16.3",
             "Target 16.3: rule of law and access to justice",
             {"reported_share", "convictions", "conviction_rate", "impunity", "in_detention"}},
    FrameRow{"S-16.4",
             "Target 16.4: less illicit finance and organised crime",
             {"illicit_flows", "revenue", "profit", "money_seized", "assets_recovered", "dismantled",
              "organisations"}},
    FrameRow{"S-17.16",
             "Target 17.16: international cooperation",
             {"requests_sent", "requests_answered", "request_age", "cases_joint", "evidence_received"}},
    FrameRow{"S-17.18",
             "Target 17.18: data that can be cut by who people are",
             {"identified_share", "deaths", "trafficked", "abused"}},
};

}  // namespace

std::span<const FrameRow> policy_frame()
{
    return rows;
}

const FrameRow* find_frame_row(std::string_view id)
{
    const auto found = std::ranges::find(rows, id, &FrameRow::id);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace corridor
