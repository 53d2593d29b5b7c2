/// The HDF5 C library with owners: nothing is left open, no failure is overlooked. For the sources of this
/// layer only.
///
/// The properties that all our files share stand here: readable by every HDF5 since 1.8 and after `kill -9`,
/// no time stamps (equal contents give equal bytes), members and attributes in the order in which they were
/// made.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <hdf5.h>

namespace corridor::hdf5 {

/// Owner of one identifier of the library.
class Object {
public:
    using Close = herr_t (*)(hid_t);

    Object() = default;
    Object(hid_t id, Close close) : id_(id), close_(close) {}
    Object(Object&& other) noexcept : id_(other.id_), close_(other.close_) { other.id_ = H5I_INVALID_HID; }
    Object& operator=(Object&& other) noexcept
    {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Object() { reset(); }

    hid_t id() const { return id_; }
    bool is_open() const { return id_ >= 0; }
    hid_t release() { return std::exchange(id_, H5I_INVALID_HID); }
    void reset()
    {
        if (id_ >= 0) close_(id_);
        id_ = H5I_INVALID_HID;
    }

private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// One open file: turns refusals of the library into FileError, which names the file.
class File {
public:
    /// Makes a new file, replacing one of that name.
    static File create(const std::filesystem::path& path) { return create(path, path); }

    /// The same, called otherwise in messages: what will have that name in the end.
    static File create(const std::filesystem::path& path, const std::filesystem::path& called);

    /// Opens a file to be read.
    static File open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return path_; }
    hid_t root() const { return file_.id(); }

    void flush() const;
    void close();

    /// The owner of `id`, or FileError "cannot <action>" where the library refused.
    Object own(hid_t id, Object::Close closer, std::string_view action) const;
    void require(herr_t status, std::string_view action) const;

    Object create_group(std::string_view name) const;
    Object open_dataset(hid_t parent, const std::string& name) const;

    /// A dataset of this shape; `chunk` empty for contiguous storage, else compressed chunks.
    Object create_dataset(hid_t parent, const std::string& name, hid_t type, std::span<const hsize_t> shape,
                          std::span<const hsize_t> chunk, bool missing_is_nan) const;

    void write_texts(const Object& dataset, std::span<const std::string> texts) const;
    std::vector<std::string> read_texts(const Object& dataset) const;
    std::vector<hsize_t> shape(const Object& dataset) const;

    void set_attribute(hid_t object, const std::string& name, std::string_view text) const;
    void set_attribute(hid_t object, const std::string& name, std::int32_t number) const;
    void set_attribute(hid_t object, const std::string& name, std::uint64_t number) const;
    void set_attribute(hid_t object, const std::string& name, std::span<const std::int32_t> numbers) const;

    bool has_attribute(hid_t object, const std::string& name) const;
    std::string text_attribute(hid_t object, const std::string& name) const;
    std::int32_t int_attribute(hid_t object, const std::string& name) const;
    std::uint64_t uint_attribute(hid_t object, const std::string& name) const;

private:
    File(std::filesystem::path path, hid_t id);

    void write_value(hid_t object, const std::string& name, hid_t type, const void* value) const;
    void read_value(hid_t object, const std::string& name, hid_t type, void* value) const;

    std::filesystem::path path_;
    Object file_;
};

/// Texts of any length, in UTF-8.
Object text_type();

}  // namespace corridor::hdf5
