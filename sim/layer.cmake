# Compiler flags that every target of the project shares.
#
# Digits must travel between machines and thread counts: no contraction to fused multiply-add, no
# -ffast-math, no -march=native, and Eigen neither vectorises nor runs its own threads.
# Two of the flags are value-safe and let loops be vectorised: nobody reads errno or floating-point traps.
add_library(corridor_flags INTERFACE)
target_compile_options(corridor_flags INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion
    # GCC 12 sees overlaps in std::string where there are none (its bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    -ffp-contract=off -fno-math-errno -fno-trapping-math
    -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=
    $<$<BOOL:${CORRIDOR_WARNINGS_ARE_ERRORS}>:-Werror>)
target_compile_definitions(corridor_flags INTERFACE EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE)
target_include_directories(corridor_flags INTERFACE ${CMAKE_CURRENT_SOURCE_DIR})

# corridor_layer(NAME [ABOVE layer] [EXECUTABLE] SOURCES file... [NEEDS library...] [PRIVATE library...])
#
# One layer of the program: the library corridor_NAME, or with EXECUTABLE the program `corridor` itself.
# NEEDS are libraries that its headers use, PRIVATE those that only its sources use. A layer of headers
# alone may leave SOURCES empty.
function(corridor_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 layer "EXECUTABLE" "ABOVE" "SOURCES;NEEDS;PRIVATE")
    if(layer_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "corridor_layer(${name}): unknown arguments ${layer_UNPARSED_ARGUMENTS}")
    endif()

    set(below corridor_flags)
    if(layer_ABOVE)
        set(below corridor_${layer_ABOVE})
    endif()

    if(layer_EXECUTABLE)
        if(layer_SOURCES)
            add_executable(corridor ${layer_SOURCES})
            target_link_libraries(corridor PRIVATE ${below} ${layer_NEEDS} ${layer_PRIVATE})
        endif()
    elseif(layer_SOURCES)
        add_library(corridor_${name} STATIC ${layer_SOURCES})
        target_link_libraries(corridor_${name} PUBLIC ${below} ${layer_NEEDS} PRIVATE ${layer_PRIVATE})
    else()
        add_library(corridor_${name} INTERFACE)
        target_link_libraries(corridor_${name} INTERFACE ${below} ${layer_NEEDS} ${layer_PRIVATE})
    endif()
endfunction()
