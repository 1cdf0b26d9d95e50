#include "proxy/shell/store/preview.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class PreviewTest : public QObject {
    Q_OBJECT

private slots:

    void isOneLineOfBoundedLength()
    {
        QCOMPARE(previewOf("  one\n\n two\t "), std::string("one two"));
        QCOMPARE(previewOf(std::string(500, 'x')).size(), std::size_t{160});
        QCOMPARE(previewOf(""), std::string());
    }

    void keysAreTakenOut();

    void isMadeInHandWhereNoWordsAreWanted()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        const record::Redactor redactor;
        (*recorder)->previewWith(&redactor);
        record::Record begun = record::ExchangeStarted{chat("01A", "the glacier calves")};
        record::Record ended = finished(chat("01A", "the glacier calves"));
        record::Record whole = finished(chat("01B", "moraine"));
        for (record::Record* record : {&begun, &ended, &whole}) {
            Committed committed;
            const std::vector<record::Record*> batch{record};
            QVERIFY((*recorder)->write(batch, 1, committed));
            auto reader = Reader::open(folder.path);
            QVERIFY(!(*reader)
                         ->rows({committed.added.empty() ? 1 : committed.added.front()})
                         ->front()
                         .preview.empty());
        }
        Committed committed;
        QVERIFY(!(*recorder)->index({false, 1000}, redactor, committed));
    }
};

/// An escape in the JSON must not carry a key past the redactor.
void PreviewTest::keysAreTakenOut()
{
    auto exchange = chat("01A", "x");
    exchange->requestBody.bytes =
        R"({"messages":[{"role":"user","content":"use sk\u002dabcdefghij0123456789klmn"}]})";
    const std::string shown = previewOf(*exchange, record::Redactor());
    QVERIFY(shown.starts_with("use ***"));
    QVERIFY(shown.find("abcdefghij") == std::string::npos);
}

}  // namespace gatehouse::store

using gatehouse::store::PreviewTest;
GH_SUITE(PreviewTest)
#include "preview_test.moc"
