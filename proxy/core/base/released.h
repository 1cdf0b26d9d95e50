#pragma once

namespace gatehouse {

/// Lets a std::unique_ptr give an object of a C library back by the function `Free`.
template <auto Free>
struct Released {
    template <class Object>
    void operator()(Object* object) const noexcept
    {
        Free(object);
    }
};

}  // namespace gatehouse
