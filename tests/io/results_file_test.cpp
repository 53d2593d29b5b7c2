#include "io/results_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <iterator>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/check.hpp"
#include "io/results_reader.hpp"
#include "io/sha256.hpp"
#include "io/text_file.hpp"
#include "sample_results.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;
using test::sample_layout;
using test::sample_provenance;

class ResultsFileTest : public ::testing::Test {
protected:
    ResultsFileTest() { fs::create_directories(folder_); }
    ~ResultsFileTest() override { fs::remove_all(folder_); }

    fs::path path(const std::string& name = "results.h5") const { return folder_ / name; }

    ResultsFile begin(const fs::path& file) const
    {
        ResultsFile results(file, sample_layout(), sample_provenance(), ResultsFile::Existing::keep);
        test::write_fixed(results);
        return results;
    }

    void write_all(const fs::path& file) const
    {
        ResultsFile results = begin(file);
        for (std::size_t scenario = 0; scenario < 2; ++scenario) {
            for (std::size_t replicate = 0; replicate < 3; ++replicate)
                test::write_replicate(results, {scenario, replicate});
        }
        results.finish();
    }

    static std::string sentence(auto&& attempt)
    {
        try {
            attempt();
        } catch (const FileError& error) {
            return error.what();
        }
        return "";
    }

private:
    fs::path folder_ = fs::temp_directory_path() / ("corridor_results_" + std::to_string(::getpid()));
};

TEST(Sha256, KnownDigests)
{
    // FIPS 180-4, the examples of its author: no bytes, "abc".
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(Sha256().update("a").update("bc").hex(), sha256_hex("abc"));
}

TEST_F(ResultsFileTest, EverythingWrittenIsReadBack)
{
    write_all(path());
    const ResultsReader reader(path());
    EXPECT_TRUE(reader.is_complete());
    EXPECT_EQ(reader.replicates_done(), 6);
    EXPECT_EQ(reader.layout(), sample_layout());
    EXPECT_EQ(reader.read_texts("leg_name")[1], "Çeşme to Χίος");
    EXPECT_EQ(reader.read_numbers("leg_length")[0], 300.5);
    EXPECT_TRUE(std::isnan(reader.read_numbers("leg_length")[1]));

    const auto crossings = reader.read_integers("crossings");
    ASSERT_EQ(crossings.size(), 24U);
    EXPECT_EQ(crossings[23], 1203) << "scenario 1, replicate 2, month 1, leg 1";
    EXPECT_EQ(reader.read_integers("revenue")[10], 12000000000000) << "scenario 1, replicate 2, month 0";
    EXPECT_EQ(reader.read_numbers("deaths_rate")[35], 1205.5);
    EXPECT_TRUE(reader.read_integers("detections").empty());
}

TEST_F(ResultsFileTest, ProvenanceIsReadBack)
{
    write_all(path());
    EXPECT_EQ(read_provenance(path()), sample_provenance());
}

TEST_F(ResultsFileTest, WithoutSettingsAndInputsThereIsStillProvenance)
{
    Provenance little = sample_provenance();
    little.settings.clear();
    little.inputs.clear();
    ResultsFile(path(), sample_layout(), little, ResultsFile::Existing::keep).finish();
    EXPECT_EQ(read_provenance(path()), little);
}

TEST_F(ResultsFileTest, EqualContentsAreEqualBytes)
{
    write_all(path("one.h5"));
    ::sleep(1);  // a time stamp would differ
    write_all(path("two.h5"));
    EXPECT_EQ(sha256_hex(read_whole_file(path("one.h5"))), sha256_hex(read_whole_file(path("two.h5"))));
}

TEST_F(ResultsFileTest, TheNameIsGivenOnlyToAWholeFile)
{
    ResultsFile results = begin(path());
    test::write_replicate(results, {0, 0});
    EXPECT_FALSE(fs::exists(path()));
    EXPECT_TRUE(fs::exists(part_of(path())));
    results.finish();
    EXPECT_TRUE(fs::exists(path()));
    const fs::path folder = path().parent_path();
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1)
        << "nothing else is left";
}

TEST_F(ResultsFileTest, APartSaysHowFarItCame)
{
    {
        ResultsFile results = begin(path());
        test::write_replicate(results, {0, 0});
        test::write_replicate(results, {0, 1});
    }
    const ResultsReader reader(part_of(path()));
    EXPECT_FALSE(reader.is_complete());
    EXPECT_EQ(reader.replicates_done(), 2);
    EXPECT_EQ(reader.read_integers("crossings")[4], 100);
    EXPECT_TRUE(std::isnan(reader.read_numbers("wait")[5])) << "what was not written is missing, not zero";
    EXPECT_EQ(read_provenance(part_of(path())).seed, sample_provenance().seed);
}

TEST_F(ResultsFileTest, NothingIsReplacedUnasked)
{
    write_all(path());
    const std::string before = read_whole_file(path());
    EXPECT_EQ(sentence([&] { begin(path()); }), path().string() + ": exists already (--force replaces it)");
    EXPECT_EQ(read_whole_file(path()), before);

    {
        ResultsFile unfinished = begin(path("other.h5"));
    }
    EXPECT_EQ(sentence([&] { begin(path("other.h5")); }),
              path("other.h5.part").string() +
                  ": is left from a run that was interrupted (--force replaces it)");

    ResultsFile forced(path(), sample_layout(), sample_provenance(), ResultsFile::Existing::replace);
    EXPECT_EQ(read_whole_file(path()), before) << "old results stay until the new ones are whole";
    forced.finish();
    EXPECT_NE(read_whole_file(path()), before);
}

TEST_F(ResultsFileTest, FilesOfOthersAreRefusedWithASentence)
{
    EXPECT_EQ(sentence([&] { begin(path("no/such/folder/results.h5")); }),
              path("no/such/folder/results.h5.part.open").string() +
                  ": cannot be created: No such file or directory");
    EXPECT_TRUE(sentence([&] {
                    read_provenance(path("none.h5"));
                }).ends_with("none.h5: cannot be read as HDF5: No such file or directory"));
    EXPECT_TRUE(sentence([&] {
                    read_provenance(test::sample_layout().title);
                }).starts_with("A sample: cannot be read as HDF5"));
    const fs::path table = fs::path(CORRIDOR_SOURCE_DIR) / "configs" / "toy" / "legs.csv";
    EXPECT_TRUE(sentence([&] {
                    ResultsReader reader(table);
                }).starts_with(table.string() + ": cannot be read as HDF5"));
}

TEST_F(ResultsFileTest, MisuseIsABug)
{
    ResultsFile results = begin(path());
    const std::vector three{1.0, 2.0, 3.0};
    EXPECT_THROW(results.write("leg_length", three), Bug) << "two legs";
    EXPECT_THROW(results.write("leg_lenght", three), Bug) << "no such variable";
    EXPECT_THROW(results.write("crossings", three), Bug) << "stored as integers";
    EXPECT_THROW(results.write("leg_length", {0, 0}, three), Bug) << "not by replicate";
    EXPECT_THROW(results.write("wait", {2, 0}, std::vector{1.0}), Bug) << "no third scenario";
}

TEST(ResultsLayout, NamesDimensionsAndMeaningsAreChecked)
{
    const auto with = [](Variable variable) {
        ResultsLayout layout = sample_layout();
        layout.variables.push_back(std::move(variable));
        return layout;
    };
    EXPECT_NO_THROW(check_layout(sample_layout()));
    EXPECT_THROW(check_layout(with({"wait", {"leg"}, Storage::float64, "-", "x", "", ""})), Bug);
    EXPECT_THROW(check_layout(with({"new", {"legs"}, Storage::float64, "-", "x", "", ""})), Bug);
    EXPECT_THROW(check_layout(with({"new", {"leg", "leg"}, Storage::float64, "-", "x", "", ""})), Bug);
    EXPECT_THROW(check_layout(with({"new", {"leg"}, Storage::float64, "-", "", "", ""})), Bug);
}

}  // namespace
}  // namespace corridor
