// Metas en español: goals of Spanish-speaking patients, in plain everyday words.
export const SPANISH = `
# mi propio cuarto
Tener un cuarto con llave para mí y mi niña.
Un lugarcito para nosotros, con cocina.
> Llamar a la lista de vivienda / Juntar los talones de pago
+ Ya estamos en la lista. / Fuimos a ver uno, era muy caro, pero fuimos. / Nos dieron la llave. / La niña ya duerme en su cama.

# la renta al día
Estar al corriente con la renta.
Pagar la renta sin pedir prestado.
> Hablar con el dueño / Guardar veinte cada quincena
+ Pagué completo. / El dueño aceptó en dos partes. / Dos meses al día. / Me atrasé, pero avisé antes.

# manejar sin miedo
Sacar mi licencia.
Manejar sin miedo a que me paren.
> Estudiar el librito / Sacar la cita
+ Pasé el escrito. / Mi cuñado me enseñó a estacionar. / Reprobé por dos. Voy otra vez. / Ya tengo la licencia.

# mi azúcar
Bajar mi azúcar a menos de 8.
Controlar la diabetes para no perder el pie.
> Caminar después de cenar / Dejar la soda entre semana
+ Bajé a 7.9. / Una semana sin soda. / La herida ya cerró. / Con la fiesta me subió, pero fui a la clínica.

# dormir bien
Dormir toda la noche.
Dormir sin pensar en lo que pasó.
> Apagar la tele a las diez / Decirle a la doctora lo de los sueños
+ Dormí seis horas. / Le conté a la doctora. / Tres noches sin pesadilla. / Esta semana mal, pero ya sé qué hacer.

# mis hijos conmigo
Que regresen mis hijos a vivir conmigo.
Ver a mis hijos sin supervisora.
> No faltar a las visitas / Terminar las clases de padres
+ Fui a todas las visitas. / Terminé las clases. / El chiquito corrió a abrazarme. / Cambiaron la fecha de la corte. Aquí sigo.

# inglés para la escuela
Hablar inglés con la maestra de mi hijo.
Entender la junta sin que mi hijo traduzca.
> Ir a la clase del martes / Practicar con mi vecina
+ Hice una pregunta en la junta. / Ya fui tres martes. / Entendí casi toda la carta. / Falté por el trabajo, pero regresé.

# trabajo estable
Un trabajo fijo, no nomás por días.
Trabajo con horario para ver a mis hijos.
> Preguntar en la panadería / Arreglar mi currículum
+ Me llamaron para entrevista. / Me dieron tres días fijos. / Mi primer cheque. / Cerraron el lugar. Ya apliqué a otros dos.

# sin tomar
No tomar los fines de semana.
Cumplir seis meses sin tomar.
> Ir al grupo los jueves / No juntarme en la cochera
+ Un mes. / Fui a la boda y tomé agua. / Recaí el sábado y el domingo fui al grupo. / Mi esposa volvió a reírse.

# caminar al parque
Caminar al parque con mis nietos.
Caminar sin bastón dentro de la casa.
> Hacer los ejercicios en la silla / Caminar hasta la esquina
+ Llegué a la esquina. / Fuimos al parque y me senté dos veces. / Ya no uso bastón en la cocina. / Me caí, pero nada roto.

# menos deudas
Pagar la cuenta del hospital.
No deberle a nadie.
> Pedir el plan de pagos / Preguntar por la ayuda del hospital
+ Me perdonaron la mitad. / Pagué tres meses seguidos. / Ya no me llaman a cada rato. / Leí la cuenta y estaba mal.

# salir de la casa
Salir de la casa sin que me dé el ataque.
Ir al mercado sin que nadie me lleve.
> Salir al patio cada mañana / Ir temprano que hay poca gente
+ Fui y compré tortillas. / Diez minutos en el patio, diario. / Me dio en la fila y respiré. / Llevé a mi hija a la escuela.

# la iglesia
Volver a la iglesia y cantar en el coro.
Estar con mi gente los domingos.
> Llamar a doña Chela / Ir aunque me siente atrás
+ Fui dos domingos. / Canté bajito, pero canté. / Doña Chela me guardó lugar. / No pude ir por la rodilla, la vi por internet.

# mis medicinas
Tomarme las medicinas como van.
Saber para qué es cada pastilla.
> Comprar la cajita de los días / Que la farmacia me lo ponga en español
+ Ya me dan las etiquetas en español. / Dos semanas sin olvidar. / Me quitaron una que no ocupaba. / Se me acabó y la pedí a tiempo.

# comida para el mes
Que la comida alcance hasta fin de mes.
Que mis hijos cenen caliente todos los días.
> Ir al banco de comida / Volver a pedir la tarjeta
+ Nos aprobaron la tarjeta. / Hubo caldo hasta el 30. / Encontré el banco de comida de los jueves. / Compartí con la vecina y ella conmigo.

# fumar menos
Fumar menos, por mi bebé.
Dejar el cigarro antes de que nazca.
> Pedir los parches / No fumar adentro
+ Llevo cuatro al día. / Los parches sí ayudan. / Dos días sin nada. / Volví a subir, pero no como antes.

# mi mamá cerca
Traer a mi mamá a vivir cerca.
Cuidar a mi mamá sin acabarme yo.
> Preguntar por las horas de cuidado / Pedirle a mi hermano los domingos
+ Nos dieron las horas. / Mi hermano vino dos domingos. / Dormí una siesta. / Se puso mala, pero me ayudaron.

# la primaria
Terminar la primaria. En su tiempo no me dejaron.
Leerle un cuento a mi nieto.
> Inscribirme en la plaza / Leer diez minutos
+ Le leí uno cortito. / Firmé con mi nombre completo. / Voy en el segundo libro. / No fui dos semanas por la cosecha.

# mis dientes
Arreglarme los dientes.
Comer carne otra vez.
> Buscar dentista que tome mi seguro / Ir aunque me dé miedo
+ Ya me sacaron la mala. / Cita en un mes. / Comí carne en el cumpleaños. / Lloré en la silla, pero me quedé.

# no enojarme tanto
No gritarles a mis hijos.
Contar hasta diez y salirme al patio.
> Ir a la clase del coraje / Pedir perdón el mismo día
+ Me salí al patio y funcionó. / Pedí perdón. / Mi hija ya no se esconde. / El viernes grité, el sábado hablamos.

# mi puesto de tamales
Vender mis tamales con permiso.
Tener mi puestecito y que me alcance.
> Sacar la tarjeta de comida / Preguntar por el permiso
+ Pasé el curso. / Vendí cien el sábado. / Ya metí los papeles. / Me los negaron por la cocina, busco otra.

# estar aquí
Tener ganas de levantarme.
Estar aquí para la boda de mi hija.
> Abrir la cortina cada mañana / Contarle a alguien
+ Me bañé y salí. / Le conté a mi hermana. / Me reí con la novela. / Un mes gris, pero fui a mis citas.

# mi espalda
Trabajar sin que me mate la espalda.
Cargar a mi nieta sin dolor.
> Hacer los estiramientos / Pedir la faja en el trabajo
+ La cargué un ratito. / Me dieron la faja. / Una semana sin pastillas. / Recaí cargando cajas, ya voy mejor.

# alguien con quien hablar
Tener con quién platicar por las tardes.
Una amiga para tomar café.
> Ir al centro los miércoles / Saludar a la señora del 4
+ La señora del 4 me trajo pan. / Jugué lotería en el centro. / Hablé con mi comadre una hora. / Fui y no hablé con nadie, pero fui.
`
