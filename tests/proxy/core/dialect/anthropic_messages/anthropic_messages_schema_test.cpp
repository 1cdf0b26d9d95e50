#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using tests::quoted;

class AnthropicSchemaTest : public QObject {
    Q_OBJECT

private slots:

    void limitsBecomeWords()
    {
        const auto made = dialect::anthropic::compilable(boost::json::parse(quoted(
            "{'$schema':'x','type':'object','properties':{'a':{'type':'integer','minimum':0,"
            "'maximum':9,'description':'age'},'b':{'type':'array','minItems':2,'items':{'type':"
            "'string','maxLength':3}},'minimum':{'type':'null'}},'required':['a'],"
            "'oneOf':[{'type':'object'}]}")));
        QCOMPARE(
            dialect::jsonText(made),
            quoted("{'type':'object','properties':{'a':{'type':'integer','description':'age\\n\\n"
                   "{minimum: 0, maximum: 9}'},'b':{'type':'array','items':{'type':'string',"
                   "'description':'{maxLength: 3}'},'description':'{minItems: 2}'},'minimum':"
                   "{'type':'null'}},'required':['a'],'anyOf':[{'type':'object',"
                   "'additionalProperties':false}],'additionalProperties':false}"));
    }

    void whatFitsStays()
    {
        const std::string fits = quoted(
            "{'type':'object','properties':{'a':{'$ref':'#/$defs/x'},'b':{'enum':[1,null]},'c':"
            "{'type':['string','null'],'format':'date'},'d':{'type':'array','minItems':1,'items':"
            "{'const':'x'}}},'$defs':{'x':{'type':'object','properties':{},"
            "'additionalProperties':false}},'additionalProperties':false}");
        QCOMPARE(dialect::jsonText(dialect::anthropic::compilable(boost::json::parse(fits))), fits);
        QCOMPARE(dialect::jsonText(dialect::anthropic::compilable(true)), std::string("true"));
    }
};

GH_SUITE(AnthropicSchemaTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_schema_test.moc"
