//! Danish words that say nothing about what a text is about.

/// Whether a lower-case word is one.
pub fn has(word: &str) -> bool {
    STOPWORDS.split_ascii_whitespace().any(|stop| stop == word)
}

const STOPWORDS: &str = "
    ad af aldrig alle allerede alligevel alt altid altså anden andet andre at bare begge blev blevet blive bliver burde
    bør da de dem den denne dens der deres derfor derhen derpå det dets dette dig din dine disse dit dog du efter
    egen eget egentlig ej eksempel eller ellers en end endda endnu engang eneste enhver ens enten er et ethvert far fem
    fik fire flere fleste for foran fordi forrige fra frem før først første få får fået gang gange ganske gav generelt
    gennem gerne gjorde gjort god gode godt gik give giver gøre gør gå går gået ham han hans har havde have heller hen
    hende hendes her herfra hos hun hvad hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen
    hvornår hvorvidt høj ifølge ift igen igennem ikke imellem imens imod ind inde indtil ingen ingenting intet især ja
    jeg jer jeres jo kan kom komme kommer kommet kun kunne kære lade lader lang lav lave laver lavet let lidt lige ligger
    ligesom lille man mand mange med meget mellem men mens mere mest mig min mindre mindst mine mit mod må måde måske måtte
    nemlig nemt netop nej nogen nogensinde noget nogle nok nu når nær næste næsten ofte og også om omkring op oppe os
    otte over overfor overalt per plads pga plus på samme sammen samt se seks selv selvom ser side siden sidste sig sige
    siger sikkert sin sine sit skal skulle slet snart som stadig stor store stort står stå synes syv så sådan således
    særlig sætte tage tager taget ti tid til tilbage tit to tre tror troede ud uden under undtagen undtaget var ved venlig
    venlige vi via vil ville virkelig vor vore vores være været én ét ønsker
    about all also and any are because been being but can could did does each for from get had has have her him his how
    into its just like more most much not now only other our out over own she should some such than that the their them
    then there these they this those too very was were what when where which who why will with would you your
    hilsen mvh venligst forslag foreslår foreslå synes mener ønske tak hej
";
