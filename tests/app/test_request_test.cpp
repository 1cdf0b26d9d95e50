#include "app/test_request.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class TestRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSnippetsHoldAddressAndModel()
    {
        const QString base = QStringLiteral("http://127.0.0.1:9");
        for (const QString& text : {app::TestRequest::curl(base), app::TestRequest::python(base),
                                    app::TestRequest::typescript(base)}) {
            QVERIFY(text.contains(base + QStringLiteral("/v1")));
            QVERIFY(text.contains(app::TestRequest::sampleModel()));
        }
    }

    void nobodyListeningIsTold()
    {
        app::TestRequest request;
        QSignalSpy finished(&request, &app::TestRequest::finished);
        request.send(QStringLiteral("http://127.0.0.1:1"));
        QVERIFY(request.isBusy());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finished.front().front().toBool());
        QVERIFY(!finished.front().at(1).toString().isEmpty());
        QVERIFY(!request.isBusy());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TestRequestTest;
GH_SUITE(TestRequestTest)
#include "test_request_test.moc"
