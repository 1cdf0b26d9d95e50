#include <QTest>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

class MirrorTest : public QObject {
    Q_OBJECT

private slots:

    /// proxy/core/http/sse.cpp has tests/proxy/core/http/sse_test.cpp.
    void everySourceHasItsTest()
    {
        Exceptions exceptions("mirror");
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui"}, {".cpp"})) {
            const QString test = "tests/" + file.path.chopped(4) + "_test.cpp";
            if (!exists(test) && !exceptions.covers(file.path))
                complaints += file.path + " lacks " + test;
        }
        GH_NO_COMPLAINTS(complaints + exceptions.finish(kMostExceptions));
    }

    /// A test that mirrors nothing has lost its source.
    void everyTestHasItsSource()
    {
        QStringList complaints;
        for (const File& file : filesOf({"tests/proxy", "tests/app", "tests/ui"}, {"_test.cpp"})) {
            const QString source = file.path.mid(6).chopped(9);
            const bool found = exists(source + ".cpp") || exists(source + ".h") || exists(source);
            if (!found)
                complaints += file.path + ": there is no " + source + ".{h,cpp}, nor such a folder";
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void everySuiteIsRegistered()
    {
        QStringList complaints;
        for (const File& file : filesOf({"tests"}, {"_test.cpp"})) {
            if (!file.text.contains("GH_SUITE("))
                complaints += file.path + ": no GH_SUITE, so it never runs";
        }
        GH_NO_COMPLAINTS(complaints);
    }

private:
    static constexpr int kMostExceptions = 0;
};

}  // namespace gatehouse::house

using gatehouse::house::MirrorTest;
GH_SUITE(MirrorTest)
#include "mirror_test.moc"
