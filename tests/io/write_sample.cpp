/// write_sample FILE: writes the sample results.
/// write_sample FILE endless: writes replicates over and over, one line on stdout for each, until it is
/// killed.
#include <iostream>
#include <string_view>

#include "sample_results.hpp"

int main(int argc, char** argv)
{
    using namespace corridor;
    ResultsFile file(argv[1], test::sample_layout(), test::sample_provenance(),
                     ResultsFile::Existing::replace);
    test::write_fixed(file);
    const bool is_endless = argc > 2 && std::string_view(argv[2]) == "endless";
    do {
        for (std::size_t scenario = 0; scenario < 2; ++scenario) {
            for (std::size_t replicate = 0; replicate < 3; ++replicate) {
                test::write_replicate(file, {scenario, replicate});
                if (is_endless) std::cout << "one more" << std::endl;
            }
        }
    } while (is_endless);
    file.finish();
}
