#include "tests/support/suite.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::tests {

Suite::Suite(const char* path, std::unique_ptr<QObject> (*factory)())
    : file(path), make(factory), next(first())
{
    first() = this;
}

Suite*& Suite::first()
{
    static Suite* head = nullptr;
    return head;
}

int runSuites(int argc, char** argv)
{
    std::string_view filter;
    std::vector<char*> rest{argv[0]};
    for (int i = 1; i < argc; ++i) {
        if (argv[i][0] != '-' && filter.empty() && i == 1) {
            filter = argv[i];
        } else {
            rest.push_back(argv[i]);
        }
    }
    int failures = 0;
    int ran = 0;
    for (const Suite* suite = Suite::first(); suite != nullptr; suite = suite->next) {
        std::string_view file = suite->file;
        file.remove_suffix(std::string_view(".cpp").size());
        if (!filter.empty() && !file.ends_with(filter)) continue;
        ++ran;
        const auto object = suite->make();
        failures += QTest::qExec(object.get(), static_cast<int>(rest.size()), rest.data());
    }
    if (ran == 0) {
        std::fprintf(stderr, "no suite of this program is called '%s'\n",
                     std::string(filter).c_str());
        return 1;
    }
    return failures;
}

}  // namespace gatehouse::tests
