#include "proxy/shell/store/names.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class NamesTest : public QObject {
    Q_OBJECT

private slots:

    void aWordHasOneNumber()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        Names names(database);
        NameTexts texts(database);
        QCOMPARE(names.of(""), std::int64_t{0});
        const auto first = names.of("openai");
        QVERIFY(first > 0);
        QCOMPARE(names.of("openai"), first);
        QVERIFY(names.of("OpenAI") != first);
        names.clear();
        QCOMPARE(names.of("openai"), first);
        QCOMPARE(texts.of(first), std::string("openai"));
        QCOMPARE(texts.of(0), std::string());
        QCOMPARE(texts.of(4711), std::string());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::NamesTest;
GH_SUITE(NamesTest)
#include "names_test.moc"
