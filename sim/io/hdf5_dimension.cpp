#include "io/hdf5_dimension.hpp"

#include <hdf5_hl.h>

namespace corridor::hdf5 {

namespace {

/// A dataset of the dimension's name and length.
Object create(const File& file, hid_t parent, const Dimension& dimension, hid_t type)
{
    const hsize_t length = dimension.size();
    return file.create_dataset(parent, dimension.name, type, {&length, 1}, {}, false);
}

template <class T>
void write_numbers(const File& file, const Object& dataset, hid_t memory, const std::vector<T>& numbers)
{
    if (numbers.empty()) return;
    file.require(H5Dwrite(dataset.id(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), "be written");
}

/// One call for each kind of value a dimension may have.
struct WriteValues {
    const File& file;
    hid_t parent;
    const Dimension& dimension;

    Object operator()(const Dimension::Labels& labels) const
    {
        Object dataset = create(file, parent, dimension, text_type().id());
        file.write_texts(dataset, labels);
        return dataset;
    }

    Object operator()(const Dimension::Dates& dates) const
    {
        std::vector<std::int32_t> days;
        for (const Date date : dates) days.push_back(date.days);
        Object dataset = create(file, parent, dimension, H5T_STD_I32LE);
        write_numbers(file, dataset, H5T_NATIVE_INT32, days);
        file.set_attribute(dataset.id(), "units", "days since 1970-01-01 00:00:00");
        file.set_attribute(dataset.id(), "calendar", "proleptic_gregorian");
        file.set_attribute(dataset.id(), "standard_name", "time");
        file.set_attribute(dataset.id(), "axis", "T");
        return dataset;
    }

    Object operator()(const Dimension::Integers& numbers) const
    {
        Object dataset = create(file, parent, dimension, H5T_STD_I64LE);
        write_numbers(file, dataset, H5T_NATIVE_INT64, numbers);
        file.set_attribute(dataset.id(), "units", unit_text(dimension.unit));
        return dataset;
    }

    Object operator()(const Dimension::Numbers& numbers) const
    {
        Object dataset = create(file, parent, dimension, H5T_IEEE_F64LE);
        write_numbers(file, dataset, H5T_NATIVE_DOUBLE, numbers);
        file.set_attribute(dataset.id(), "units", unit_text(dimension.unit));
        return dataset;
    }
};

}  // namespace

Object write_dimension(const File& file, hid_t parent, const Dimension& dimension, std::int32_t number)
{
    Object dataset = std::visit(WriteValues{file, parent, dimension}, dimension.values);
    file.require(H5DSset_scale(dataset.id(), dimension.name.c_str()), "hold the dimension " + dimension.name);
    file.set_attribute(dataset.id(), "_Netcdf4Dimid", number);
    file.set_attribute(dataset.id(), "long_name", dimension.meaning);
    return dataset;
}

void attach(const File& file, const Object& variable, const Object& dimension, unsigned axis)
{
    file.require(H5DSattach_scale(variable.id(), dimension.id(), axis), "attach a dimension");
}

std::string_view unit_text(std::string_view unit)
{
    return unit == "-" ? "1" : unit;
}

}  // namespace corridor::hdf5
