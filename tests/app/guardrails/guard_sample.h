#pragma once

#include "proxy/core/config/config.h"
#include "tests/support/quoted.h"

namespace gatehouse::tests {

/// A default gateway with three policies, a list of words, an expression, and a rule of attacks.
inline config::Config guardConfig()
{
    config::Config config = config::firstRun();
    auto& gateway = config.gateways.emplace_back();
    gateway.id = "default";
    gateway.dlp = quoted(
        "{'enabled':true,'policies':[{'id':'Keys and secrets','enabled':true,'profiles':['secret'],"
        "'action':'REDACT','check':['REQUEST']},{'id':'Customers','enabled':true,'profiles':["
        "'email','phone','payment_card','iban','projects'],'action':'MASK','check':['REQUEST',"
        "'RESPONSE']},{'id':'Tickets','enabled':false,'profiles':['ticket'],'action':'FLAG',"
        "'check':['REQUEST'],'models':['gpt-*']}],'words':[{'id':'projects','words':['Blue Heron',"
        "'Kestrel']}],'patterns':[{'id':'ticket','expression':'TCK-[0-9]{4,6}'}]}");
    gateway.guardrails = quoted("{'prompt':{'P1':'BLOCK'},'response':{}}");
    return config;
}

}  // namespace gatehouse::tests
