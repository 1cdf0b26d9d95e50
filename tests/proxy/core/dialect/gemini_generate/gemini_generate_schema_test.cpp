#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using tests::quoted;

class GeminiSchemaTest : public QObject {
    Q_OBJECT

private slots:

    void openapiBecomesJsonSchema()
    {
        const auto made = dialect::gemini::jsonSchemaOf(boost::json::parse(quoted(
            "{'type':'OBJECT','propertyOrdering':['a'],'properties':{'a':{'type':'STRING',"
            "'nullable':true},'type':{'type':'ARRAY','minItems':'1','items':{'type':'INTEGER'}}},"
            "'required':['a'],'anyOf':[{'type':'NULL'}]}")));
        QCOMPARE(dialect::jsonText(made),
                 quoted("{'type':'object','properties':{'a':{'type':['string','null']},'type':"
                        "{'type':'array','minItems':1,'items':{'type':'integer'}}},'required':"
                        "['a'],'anyOf':[{'type':'null'}]}"));
        QCOMPARE(dialect::jsonText(dialect::gemini::jsonSchemaOf(true)), std::string("true"));
    }
};

GH_SUITE(GeminiSchemaTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_schema_test.moc"
