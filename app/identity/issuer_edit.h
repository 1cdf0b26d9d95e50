#pragma once

#include <string>
#include <vector>

#include <QString>

#include "proxy/core/config/config.h"

/// Issuers of tokens: what they are in words, and edits of a config's issuers as values.
///
/// Thread  any.
namespace gatehouse::app {

/// How the tokens of an issuer are checked.
enum class IssuerWay : quint8 { Discovery, KeysUrl, Keys, Secret, Introspection };

IssuerWay wayOf(const config::TokenIssuerConfig& issuer);
QString wayTitle(IssuerWay way);  ///< "OIDC discovery"
/// Takes away what only other ways need.
void chooseWay(config::TokenIssuerConfig& issuer, IssuerWay way);

/// "login" where nobody is called so, else "login-2".
std::string freeIssuerId(const config::Config& config);
config::Config withIssuer(config::Config config, const std::string& before,
                          config::TokenIssuerConfig issuer);
config::Config withoutIssuer(config::Config config, const std::string& id);

/// What keeps an issuer from being published, in words with what to do; empty: nothing.
/// `before`: the id that it had; empty: it is new.
QStringList issuerTroubles(const config::Config& config, const std::string& before,
                           const config::TokenIssuerConfig& issuer);

/// "audience gatehouse · user sub, tenant org.id · models openai/*".
QString issuerWords(const config::TokenIssuerConfig& issuer);

}  // namespace gatehouse::app
