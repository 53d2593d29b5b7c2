# Rules that are more than one expression; the others are inline in their headers.
set(RULES_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/leg_switching.cpp
    ${CMAKE_CURRENT_LIST_DIR}/offer_choice.cpp
    ${CMAKE_CURRENT_LIST_DIR}/patrol.cpp
    ${CMAKE_CURRENT_LIST_DIR}/softmax.cpp
    ${CMAKE_CURRENT_LIST_DIR}/vessel_choice.cpp)
