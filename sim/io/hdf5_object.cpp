#include "io/hdf5_object.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "io/text_file.hpp"

namespace corridor::hdf5 {

namespace {

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr unsigned least_deflate = 1;  // more costs time and gains little

// The library prints its own errors unless told not to; ours name the file and what was tried. And it tidies
// up at the end of the program unless told not to before anything else: every object here has an owner, and a
// file that the disk did not take would be written to once more, which crashes.
void be_quiet()
{
    H5dont_atexit();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

// Keeps the last description of a walk, the innermost: that is where the system speaks, if it does.
herr_t keep_description(unsigned, const H5E_error2_t* error, void* into)
{
    if (error->desc) *static_cast<std::string*>(into) = error->desc;
    return 0;
}

// Ask before the next call of the library: every call forgets the errors of the one before.
std::string reason()
{
    std::string description;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_description, &description);
    constexpr std::string_view system = "error message = '";
    if (const auto begin = description.find(system); begin != description.npos) {
        description.erase(0, begin + system.size());
        description.resize(std::min(description.find('\''), description.size()));
    }
    return description.empty() ? "the HDF5 library refused" : description;
}

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view action)
{
    throw FileError(path, fmt::format("cannot {}: {}", action, reason()));
}

constexpr unsigned most_compact_members =
    10'000;  // of the top group; beyond, HDF5 keeps a tree by hashed name

hid_t file_access()
{
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18);
    return access;
}

hid_t create_file(const std::filesystem::path& path, const std::filesystem::path& called)
{
    be_quiet();
    const Object access(file_access(), H5Pclose);
    const Object creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    H5Pset_link_creation_order(creation.id(), in_order);
    // Readers of netCDF ask for the name of each axis of each variable, and HDF5 answers by searching the
    // members. A compact group is searched in the order of their making, so that dimensions, made first, are
    // found at once.
    H5Pset_link_phase_change(creation.id(), most_compact_members, 0);
    H5Pset_attr_creation_order(creation.id(), in_order);
    H5Pset_obj_track_times(creation.id(), false);
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id());
    if (file < 0) refuse(called, "be created");
    return file;
}

hid_t open_file(const std::filesystem::path& path)
{
    be_quiet();
    const Object access(file_access(), H5Pclose);
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id());
    if (file < 0) refuse(path, "be read as HDF5");
    return file;
}

Object dataset_properties(hid_t type, std::span<const hsize_t> chunk, bool missing_is_nan)
{
    Object properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    H5Pset_obj_track_times(properties.id(), false);
    H5Pset_attr_creation_order(properties.id(), in_order);
    if (!chunk.empty()) {
        H5Pset_chunk(properties.id(), static_cast<int>(chunk.size()), chunk.data());
        H5Pset_shuffle(properties.id());
        H5Pset_deflate(properties.id(), least_deflate);
    }
    if (missing_is_nan) {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        H5Pset_fill_value(properties.id(), type, &nan);
    }
    return properties;
}

Object scalar()
{
    return {H5Screate(H5S_SCALAR), H5Sclose};
}

}  // namespace

Object text_type()
{
    Object type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type.id(), H5T_VARIABLE);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    return type;
}

File::File(std::filesystem::path path, hid_t id) : path_(std::move(path)), file_(id, H5Fclose) {}

File File::create(const std::filesystem::path& path, const std::filesystem::path& called)
{
    return {called, create_file(path, called)};
}

File File::open(const std::filesystem::path& path)
{
    return {path, open_file(path)};
}

void File::close()
{
    require(H5Fclose(file_.release()), "be closed");
}

Object File::own(hid_t id, Object::Close closer, std::string_view action) const
{
    if (id < 0) refuse(path_, action);
    return {id, closer};
}

void File::require(herr_t status, std::string_view action) const
{
    if (status < 0) refuse(path_, action);
}

void File::flush() const
{
    require(H5Fflush(root(), H5F_SCOPE_GLOBAL), "be flushed");
}

Object File::create_group(std::string_view name) const
{
    const Object properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_link_creation_order(properties.id(), in_order);
    H5Pset_attr_creation_order(properties.id(), in_order);
    H5Pset_obj_track_times(properties.id(), false);
    const std::string group(name);
    return own(H5Gcreate2(root(), group.c_str(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Gclose,
               "hold " + group);
}

Object File::open_dataset(hid_t parent, const std::string& name) const
{
    return own(H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose, "give " + name);
}

Object File::create_dataset(hid_t parent, const std::string& name, hid_t type, std::span<const hsize_t> shape,
                            std::span<const hsize_t> chunk, bool missing_is_nan) const
{
    const Object space(shape.empty()
                           ? H5Screate(H5S_SCALAR)
                           : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
                       H5Sclose);
    const Object properties = dataset_properties(type, chunk, missing_is_nan);
    Object dataset =
        own(H5Dcreate2(parent, name.c_str(), type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
            H5Dclose, "hold " + name);
    if (missing_is_nan) {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const hsize_t one = 1;
        const Object single(H5Screate_simple(1, &one, nullptr), H5Sclose);
        const Object attribute =
            own(H5Acreate2(dataset.id(), "_FillValue", type, single.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                "hold " + name);
        require(H5Awrite(attribute.id(), type, &nan), "hold " + name);
    }
    return dataset;
}

void File::write_texts(const Object& dataset, std::span<const std::string> texts) const
{
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    if (pointers.empty()) return;
    const Object type = text_type();
    require(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "be written");
}

std::vector<hsize_t> File::shape(const Object& dataset) const
{
    const Object space = own(H5Dget_space(dataset.id()), H5Sclose, "be read");
    std::vector<hsize_t> shape(static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(space.id()))));
    if (!shape.empty()) require(H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr), "be read");
    return shape;
}

std::vector<std::string> File::read_texts(const Object& dataset) const
{
    std::size_t count = 1;
    for (const hsize_t length : shape(dataset)) count *= length;
    std::vector<char*> pointers(count, nullptr);
    if (count == 0) return {};
    const Object type = text_type();
    require(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "be read");
    std::vector<std::string> texts;
    for (const char* pointer : pointers) texts.emplace_back(pointer ? pointer : "");
    const Object space = own(H5Dget_space(dataset.id()), H5Sclose, "be read");
    H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, pointers.data());
    return texts;
}

void File::set_attribute(hid_t object, const std::string& name, std::string_view text) const
{
    // Of fixed length, as netCDF writes them: `ncdump -t` finds no dates where they are of variable length.
    const std::string padded = text.empty() ? std::string(1, '\0') : std::string(text);
    const Object type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type.id(), padded.size());
    H5Tset_strpad(type.id(), H5T_STR_NULLPAD);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    write_value(object, name, type.id(), padded.data());
}

void File::set_attribute(hid_t object, const std::string& name, std::int32_t number) const
{
    write_value(object, name, H5T_NATIVE_INT32, &number);
}

void File::set_attribute(hid_t object, const std::string& name, std::uint64_t number) const
{
    write_value(object, name, H5T_NATIVE_UINT64, &number);
}

void File::set_attribute(hid_t object, const std::string& name, std::span<const std::int32_t> numbers) const
{
    const std::string action = "hold the attribute " + name;
    const hsize_t length = numbers.size();
    const Object space(H5Screate_simple(1, &length, nullptr), H5Sclose);
    const Object attribute =
        own(H5Acreate2(object, name.c_str(), H5T_STD_I32LE, space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
            action);
    require(H5Awrite(attribute.id(), H5T_NATIVE_INT32, numbers.data()), action);
}

void File::write_value(hid_t object, const std::string& name, hid_t type, const void* value) const
{
    const std::string action = "hold the attribute " + name;
    if (has_attribute(object, name)) {
        const Object attribute = own(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, action);
        require(H5Awrite(attribute.id(), type, value), action);
        return;
    }
    const Object space = scalar();
    const Object attribute =
        own(H5Acreate2(object, name.c_str(), type, space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, action);
    require(H5Awrite(attribute.id(), type, value), action);
}

bool File::has_attribute(hid_t object, const std::string& name) const
{
    return H5Aexists(object, name.c_str()) > 0;
}

std::string File::text_attribute(hid_t object, const std::string& name) const
{
    const std::string action = "give the attribute " + name;
    const Object attribute = own(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, action);
    const Object stored = own(H5Aget_type(attribute.id()), H5Tclose, action);
    const bool is_ours = H5Tget_class(stored.id()) == H5T_STRING && H5Tis_variable_str(stored.id()) == 0;
    if (!is_ours) throw FileError(path_, fmt::format("cannot {}: it is not a text of ours", action));
    std::string text(H5Tget_size(stored.id()), '\0');
    require(H5Aread(attribute.id(), stored.id(), text.data()), action);
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

void File::read_value(hid_t object, const std::string& name, hid_t type, void* value) const
{
    const std::string action = "give the attribute " + name;
    const Object attribute = own(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, action);
    require(H5Aread(attribute.id(), type, value), action);
}

std::int32_t File::int_attribute(hid_t object, const std::string& name) const
{
    std::int32_t number = 0;
    read_value(object, name, H5T_NATIVE_INT32, &number);
    return number;
}

std::uint64_t File::uint_attribute(hid_t object, const std::string& name) const
{
    std::uint64_t number = 0;
    read_value(object, name, H5T_NATIVE_UINT64, &number);
    return number;
}

}  // namespace corridor::hdf5
