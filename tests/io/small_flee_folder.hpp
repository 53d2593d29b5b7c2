/// A Flee folder of six locations, and what the reader says when it is broken.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>

#include "broken_toy.hpp"
#include "io/flee/folder.hpp"
#include "io/flee/world.hpp"

namespace corridor::test {

class SmallFleeFolder {
public:
    SmallFleeFolder()
    {
        texts_.id = "small";
        texts_.folder = "small";
        texts_.files = {
            {"closures.csv", "#closure_type,name1,name2,closure_start,closure_end\n"
                             "country,Homeland,Faraway,0,20\n"
                             "link,Alpha,Beta,5,15\n"
                             "location,Gamma,,30,-1\n"
                             "camp,Delta,,0,10\n"},
            {"conflicts.csv", "#Day, Alpha, Beta, Gamma\n"
                              "0, 1, 0, 0\n"
                              "1, 1, 0, 0\n"
                              "2, 0.25, 1, 0\n"},
            {"locations.csv",
             "#name,region,country,latitude,longitude,location_type,conflict_date,population,water\n"
             "Alpha,North,Homeland,10.100,020.0500,conflict_zone,0,50000,well\n"
             "Beta,North,Homeland,10.5,20.5,town,,20000,\n"
             "Gamma,,Homeland,10.75,20.75,marker,,,\n"
             "Hub,East,Neighbour,11,21,forwarding_hub,,,\n"
             "Delta,East,Neighbour,-11.25,21.25,camp,,8000,river\n"
             "Epsilon,South,Faraway,9,20,camp,,4000,\n"},
            {"routes.csv", "#name1,name2,distance,forced_redirection,surface\n"
                           "Alpha,Beta,60,0,paved\n"
                           "Beta,Gamma,40,,dirt\n"
                           "Gamma,Hub,35.50,0,dirt\n"
                           "Delta,Hub,30,1,paved\n"
                           "Alpha,Epsilon,150,0,paved\n"
                           "Beta,Epsilon,170,0,dirt\n"},
            {"sim_period.csv", "StartDate,2020-03-10\nLength,60\n"}};
    }

    std::string& text_of(const std::string& file)
    {
        const auto found = std::ranges::find(texts_.files, file, &SourceFile::name);
        if (found == texts_.files.end()) throw std::logic_error("no file " + file);
        return found->text;
    }

    /// Replaces the first occurrence of `from`, which must be there.
    SmallFleeFolder& replace(const std::string& file, const std::string& from, const std::string& to)
    {
        std::string& text = text_of(file);
        const std::size_t at = text.find(from);
        if (at == text.npos) throw std::logic_error(file + " holds no " + from);
        text.replace(at, from.size(), to);
        return *this;
    }

    SmallFleeFolder& append(const std::string& file, const std::string& line)
    {
        text_of(file) += line + "\n";
        return *this;
    }

    SmallFleeFolder& remove(const std::string& file)
    {
        std::erase_if(texts_.files, [&](const SourceFile& known) { return known.name == file; });
        return *this;
    }

    CorridorTexts& texts() { return texts_; }
    flee::Folder read() const { return flee::read_folder(texts_); }
    flee::Made make() const { return flee::make_corridor(read(), "small"); }
    Corridor corridor() const { return read_corridor(CorridorTexts{"small", "small", make().files, {}}); }
    std::vector<std::string> problems() const
    {
        return problems_of([this] { read(); });
    }

private:
    CorridorTexts texts_;
};

}  // namespace corridor::test
