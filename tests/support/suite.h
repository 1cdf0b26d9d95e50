#pragma once

#include <memory>

#include <QObject>
#include <QTest>

namespace gatehouse::tests {

/// One test class of a suite program, found by its file.
///
/// Shape   GH_SUITE(SseTest) at the end of sse_test.cpp, before #include "sse_test.moc".
/// Errors  a program asked for a file that no suite has fails.
struct Suite {
    const char* file;
    std::unique_ptr<QObject> (*make)();
    Suite* next = nullptr;

    Suite(const char* path, std::unique_ptr<QObject> (*factory)());
    static Suite*& first();
};

/// Runs the suites whose file ends with `filter` (all when empty); returns the count of failures.
int runSuites(int argc, char** argv);

}  // namespace gatehouse::tests

#define GH_SUITE(Class)                                                                    \
    namespace {                                                                            \
    gatehouse::tests::Suite suiteOf##Class{                                                \
        __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); }}; \
    }
