# Writes HEADER from TEMPLATE with the version and, where git can tell it, the commit of SOURCE_DIR.
# A source tree without git (an archive, a machine without the program) has the commit "unknown".
set(COMMIT "unknown")
find_program(GIT NAMES git)
if(GIT)
    execute_process(COMMAND ${GIT} -C ${SOURCE_DIR} describe --always --dirty --abbrev=12 --exclude=*
        OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed AND described)
        set(COMMIT ${described})
    endif()
endif()
configure_file(${TEMPLATE} ${HEADER} @ONLY)
