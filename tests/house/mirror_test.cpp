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

    /// A test stands beside its source: a folder of tests without a folder of sources has lost it.
    void everyTestHasItsFolder()
    {
        QStringList complaints;
        for (const File& file : filesOf({"tests/proxy", "tests/app", "tests/ui"}, {"_test.cpp"})) {
            const QString folder = file.path.section('/', 1, -2);
            if (!exists(folder)) complaints += file.path + ": there is no folder " + folder;
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
    static constexpr int kMostExceptions = 3;
};

}  // namespace gatehouse::house

using gatehouse::house::MirrorTest;
GH_SUITE(MirrorTest)
#include "mirror_test.moc"
